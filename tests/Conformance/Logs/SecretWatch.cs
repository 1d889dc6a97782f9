using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Conformance;

/// <summary>
/// Takes everything that a service logs, at every level: text, values, scopes, exceptions. What it must never hold are
/// tokens, provisioning values and names of users; the cases' own are known by their beginnings, and every request has
/// a token.
/// </summary>
public sealed class SecretWatch : ILoggerProvider, ISupportExternalScope
{
    /// <summary>In provisioning values, texts of carts and user names that cases make up to be looked for.</summary>
    public const string Mark = "Cn4ry";

    private const string HeldBack = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    // Tokens begin with a base64 of {" ; then what the cases send as provisioning values and as users' names.
    private static readonly string[] Secrets =
    [
        Mark,
        "eyJ",
        "1C461A25",
        "Value_KEPT",
        "contoso.example",
        "fabrikam.example",
        "Bearer ",
    ];

    private readonly ConcurrentQueue<string> _leaks = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();
    private int _seen;
    private int _traced;

    /// <summary>How many entries there were, and how many of them of a level that is off by default.</summary>
    public (int All, int BelowInformation) Seen => (_seen, _traced);

    /// <summary>The entries with a secret in them, since they were last taken.</summary>
    public IReadOnlyList<string> TakeLeaks()
    {
        var leaks = new List<string>();
        while (_leaks.TryDequeue(out var leak))
            leaks.Add(leak);
        return leaks;
    }

    /// <summary>Makes this the only provider, and lets everything through to it.</summary>
    public void Attach(ILoggingBuilder logging)
    {
        logging.ClearProviders().AddProvider(this);
        logging.Services.PostConfigure<LoggerFilterOptions>(static filter =>
        {
            // What the service holds back whatever it is told stays held back.
            foreach (var rule in filter.Rules.Where(static rule => rule.CategoryName != HeldBack).ToList())
                filter.Rules.Remove(rule);
            filter.MinLevel = LogLevel.Trace;
        });
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() { }

    private void Look(string category, LogLevel level, string text)
    {
        Interlocked.Increment(ref _seen);
        if (level < LogLevel.Information)
            Interlocked.Increment(ref _traced);
        if (Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
            _leaks.Enqueue($"{level} {category}: {text}");
    }

    private static string Values<T>(T state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={Show(pair.Value)}"))
            : $"{state}";

    private static string Show(object? value) =>
        value is IEnumerable many and not string ? string.Join(',', many.Cast<object?>()) : $"{value}";

    private sealed class Logger(SecretWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => watch._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var text = new List<string> { formatter(state, exception), Values(state), $"{exception}" };
            watch._scopes.ForEachScope(static (scope, texts) => texts.Add(Values(scope)), text);
            watch.Look(category, logLevel, string.Join('\n', text));
        }
    }
}
