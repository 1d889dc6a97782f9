using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Keeps the warnings and errors that a host logs.</summary>
internal sealed partial class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _all = new();

    public IReadOnlyList<Line> All => [.. _all];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    /// <param name="Level">How bad it is.</param>
    /// <param name="Category">Who says so.</param>
    /// <param name="Event">Its id.</param>
    /// <param name="Text">The message, and the exception.</param>
    internal sealed partial record Line(LogLevel Level, string Category, int Event, string Text)
    {
        /// <summary>What the bound on outages counts as one: the event, and the type of the exception.</summary>
        public string Kind => $"{Category}[{Event}] {ExceptionName().Match(Text).Value}";

        [GeneratedRegex(@"\w+Exception(?=:)")]
        private static partial Regex ExceptionName();
    }

    private sealed class Logger(ErrorLog log, string category) : ILogger
    {
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
                log._all.Enqueue(
                    new Line(logLevel, category, eventId.Id, $"{formatter(state, exception)} {exception}")
                );
        }
    }
}
