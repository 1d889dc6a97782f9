using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>The loggers of a host, each with a bound on outages; see <see cref="OutageLogging"/>.</summary>
internal sealed class OutageLoggerFactory(
    ILoggerFactory inner,
    Type[] outages,
    string[] categories,
    IReadOnlyList<(string Category, int Event)> events,
    TimeProvider time
) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) =>
        new OutageLogger(
            inner.CreateLogger(categoryName),
            Array.Exists(categories, category => categoryName.StartsWith(category, StringComparison.Ordinal))
                ? [typeof(Exception)]
                : outages,
            [.. events.Where(one => one.Category == categoryName).Select(one => one.Event)],
            time
        );

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class OutageLogger(ILogger inner, Type[] outages, int[] events, TimeProvider time) : ILogger
    {
        private readonly ConcurrentDictionary<(int Event, Type? Failure), OutageKind> _kinds = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!(IsOutage(exception) || events.Contains(eventId.Id)) || inner.IsEnabled(LogLevel.Debug))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
                return;
            }

            var kind = _kinds.GetOrAdd((eventId.Id, exception?.GetType()), static _ => new OutageKind());
            if (inner.IsEnabled(logLevel) && kind.IsDue(time.GetTimestamp(), time.TimestampFrequency, out var leftOut))
                inner.Log(logLevel, eventId, state, null, (its, _) =>
                    $"{formatter(its, null)}{Why(exception)}{Count(leftOut)}"
                );
        }

        private static string Why(Exception? failure) => failure is null ? "" : $": {OutageLogging.Describe(failure)}";

        private static string Count(long leftOut) => leftOut == 0 ? "" : $" ({leftOut} more since the last such line)";

        private bool IsOutage(Exception? failure)
        {
            for (var one = failure; one is not null; one = one.InnerException)
                if (Array.Exists(outages, outage => outage.IsInstanceOfType(one)))
                    return true;
            return false;
        }
    }

    private sealed class OutageKind
    {
        private long _next = long.MinValue;
        private long _leftOut;

        public bool IsDue(long now, long frequency, out long leftOut)
        {
            var next = Volatile.Read(ref _next);
            if (
                now < next
                || Interlocked.CompareExchange(
                    ref _next,
                    now + (long)(OutageLogging.Interval.TotalSeconds * frequency),
                    next
                ) != next
            )
            {
                Interlocked.Increment(ref _leftOut);
                leftOut = 0;
                return false;
            }

            leftOut = Interlocked.Exchange(ref _leftOut, 0);
            return true;
        }
    }
}
