using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Keeps the warnings and errors that a host logs.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Text)> _all = new();

    public IReadOnlyList<(LogLevel Level, int Event, string Text)> All => [.. _all];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            _all.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));
    }

    public void Dispose() { }
}
