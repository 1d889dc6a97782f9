using System.Diagnostics;

namespace PartnerCarts.Engine;

/// <summary>One call of a cart's store: how long it took, and a span for whoever listens.</summary>
internal readonly struct StoreSpan : IDisposable
{
    private readonly string _operation;
    private readonly long _started;
    private readonly Activity? _span;

    private StoreSpan(string operation)
    {
        _operation = operation;
        _span = CartsTelemetry.Activities.HasListeners()
            ? CartsTelemetry.Activities.StartActivity($"store {operation}", ActivityKind.Client)
            : null;
        _started = CartsTelemetry.StoreDuration.Enabled ? Stopwatch.GetTimestamp() : 0;
    }

    /// <param name="operation">read, write or delete.</param>
    public static StoreSpan Begin(string operation) => new(operation);

    public void Dispose()
    {
        _span?.Dispose();
        if (_started != 0)
            CartsTelemetry.StoreDuration.Record(
                Stopwatch.GetElapsedTime(_started).TotalSeconds,
                new KeyValuePair<string, object?>("operation", _operation)
            );
    }
}
