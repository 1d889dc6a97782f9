using Microsoft.Extensions.Logging;
using PartnerCarts.Engine;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>What executors log, as part of what happened.</summary>
internal sealed class SimLogger(SimHistory history) : ILogger<CartExecutor>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => history.Note($"log {eventId.Id} {formatter(state, exception)} {exception?.Message}");
}
