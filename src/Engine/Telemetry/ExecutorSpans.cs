using System.Diagnostics;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The spans of an executor (docs/telemetry.md). Ids are welcome here; they are not in metrics.</summary>
internal static class ExecutorSpans
{
    /// <summary>
    /// The span of a run; null where nobody listens. It belongs to the request of the first call; the others that
    /// share the run are linked.
    /// </summary>
    public static Activity? Begin(CartKey key, IReadOnlyList<CartCall> calls)
    {
        if (!CartsTelemetry.Activities.HasListeners())
            return null;
        var name = calls.Count == 0 ? "execute load" : $"execute {CartsTelemetry.NameOf(calls[0].Command)}";
        return CartsTelemetry
            .BeginShared(name, calls.Select(call => call.Origin))
            ?.SetTag("partnercarts.customer_id", key.CustomerId.ToString("D"))
            .SetTag("partnercarts.cart_id", key.CartId.ToString("D"))
            .SetTag("partnercarts.calls", calls.Count);
    }

    /// <summary>One attempt to place an order, in the trace of the request that began the checkout.</summary>
    public static Activity? BeginPlacing(OrderRequest request, int attempt) =>
        CartsTelemetry
            .Activities.StartActivity("place order")
            ?.SetTag("partnercarts.order_id", request.OrderId)
            .SetTag("partnercarts.attempt", attempt);

    public static void Fail(this Activity? span, Exception failure) =>
        span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
}
