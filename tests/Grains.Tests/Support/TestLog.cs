using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>What the silos and the client have logged, with the scopes around it.</summary>
internal sealed class TestLog
{
    public ConcurrentQueue<(
        string Category,
        EventId Id,
        string Text,
        Dictionary<string, object?> Scope
    )> Entries { get; } = new();

    /// <summary>One for each host: scopes belong to a host.</summary>
    public ILoggerProvider NewProvider() => new Provider(this);

    private sealed class Provider(TestLog log) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => new Logger(log, categoryName, () => _scopes);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose() { }
    }

    private sealed class Logger(TestLog log, string category, Func<IExternalScopeProvider> scopes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes().Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var scope = new Dictionary<string, object?>();
            scopes()
                .ForEachScope(
                    static (value, into) =>
                    {
                        foreach (var (name, item) in value as IEnumerable<KeyValuePair<string, object>> ?? [])
                            into[name] = item;
                    },
                    scope
                );
            log.Entries.Enqueue((category, eventId, $"{formatter(state, exception)} {exception}", scope));
        }
    }
}
