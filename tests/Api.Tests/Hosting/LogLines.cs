using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>Keeps what is logged, with the text of the scopes around it.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(LogLevel Level, string Text, string Scopes)> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() { }

    private sealed class Logger(LogLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => lines._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var scopes = new List<string>();
            lines._scopes.ForEachScope((scope, all) => all.Add(scope?.ToString() ?? ""), scopes);
            lines.All.Enqueue((logLevel, $"{formatter(state, exception)} {exception}", string.Join(" ", scopes)));
        }
    }
}
