using System.Diagnostics;
using System.Diagnostics.Metrics;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What the service tells about itself, under the name <c>PartnerCarts</c>. Tags have few values: no ids.
/// </summary>
public static class CartsTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "PartnerCarts";

    private static readonly Meter Meter = new(Name);

    /// <summary>
    /// Spans of runs, of what a run does to the store, and of orders being placed. Without a listener they cost one
    /// check.
    /// </summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>The span of whoever asks; none where nobody listens.</summary>
    public static ActivityContext CurrentSpan =>
        Activities.HasListeners() && Activity.Current is { } asking ? asking.Context : default;

    /// <summary>Durable changes, by command: create, update, begin_checkout, orders_placed, expire, erase.</summary>
    internal static Counter<long> Changes { get; } = Meter.CreateCounter<long>("partnercarts.cart.changes", "{change}");

    /// <summary>Orders that a checkout asked for, by outcome: placed, failed.</summary>
    internal static Counter<long> Orders { get; } = Meter.CreateCounter<long>("partnercarts.orders", "{order}");

    /// <summary>Writes that another activation's write came before.</summary>
    internal static Counter<long> Conflicts { get; } =
        Meter.CreateCounter<long>("partnercarts.store.conflicts", "{write}");

    /// <summary>Runs that the store failed.</summary>
    internal static Counter<long> StoreFailures { get; } =
        Meter.CreateCounter<long>("partnercarts.store.failures", "{run}");

    /// <summary>How long the store took for a cart, by operation: read, write, delete.</summary>
    internal static Histogram<double> StoreDuration { get; } =
        Meter.CreateHistogram<double>("partnercarts.store.duration", "s");

    /// <summary>Attempts to place an order whose outcome is unknown.</summary>
    internal static Counter<long> OrderProcessorFailures { get; } =
        Meter.CreateCounter<long>("partnercarts.orders.failures", "{attempt}");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "partnercarts.requests.refused",
        "{request}"
    );

    /// <summary>
    /// A request was refused because of a limit: <c>rate</c>, <c>share</c> (the partner's, of what is in work),
    /// <c>work</c> (in all), <c>carts</c>.
    /// </summary>
    public static void RequestRefused(string limit) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>
    /// Begins the span of work that several asked for: in the trace of the first, linked to the others. Null where
    /// nobody listens.
    /// </summary>
    /// <param name="name">What is done.</param>
    /// <param name="askers">Each one's <see cref="CurrentSpan"/>; none for work that nobody asked for.</param>
    public static Activity? BeginShared(string name, IEnumerable<ActivityContext> askers) =>
        Activities.StartActivity(
            name,
            ActivityKind.Internal,
            askers.FirstOrDefault(),
            links: askers.Skip(1).Where(asker => asker != default).Select(asker => new ActivityLink(asker))
        );

    internal static void Changed(CartCommand command)
    {
        Changes.Add(1, new KeyValuePair<string, object?>("command", NameOf(command)));
        if (command is CartCommand.OrdersPlaced { Outcomes: var outcomes })
            foreach (var outcome in outcomes)
                Orders.Add(
                    1,
                    new KeyValuePair<string, object?>("outcome", outcome is OrderOutcome.Placed ? "placed" : "failed")
                );
    }

    internal static string NameOf(CartCommand command) =>
        command switch
        {
            CartCommand.Create => "create",
            CartCommand.Update => "update",
            CartCommand.BeginCheckout => "begin_checkout",
            CartCommand.PlaceOrder => "place_order",
            CartCommand.OrdersFinished => "orders_finished",
            CartCommand.OrdersPlaced => "orders_placed",
            CartCommand.Expire => "expire",
            CartCommand.Erase => "erase",
            CartCommand.Get => "get",
            _ => "unknown",
        };
}
