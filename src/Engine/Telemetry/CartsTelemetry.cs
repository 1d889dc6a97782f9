using System.Diagnostics;
using System.Diagnostics.Metrics;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>What the service tells about itself, under the name <c>PartnerCarts</c>. Tags have few values: no ids.</summary>
public static class CartsTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "PartnerCarts";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Durable changes, by command: create, update, begin_checkout, orders_placed, expire, erase.</summary>
    internal static Counter<long> Changes { get; } = Meter.CreateCounter<long>("partnercarts.cart.changes", "{change}");

    /// <summary>Orders that a checkout asked for, by outcome: placed, failed.</summary>
    internal static Counter<long> Orders { get; } = Meter.CreateCounter<long>("partnercarts.orders", "{order}");

    /// <summary>Writes that another owner's write came before.</summary>
    internal static Counter<long> Conflicts { get; } = Meter.CreateCounter<long>("partnercarts.store.conflicts", "{write}");

    /// <summary>Turns that the store failed.</summary>
    internal static Counter<long> StoreFailures { get; } = Meter.CreateCounter<long>("partnercarts.store.failures", "{turn}");

    /// <summary>Attempts to place an order whose outcome is unknown.</summary>
    internal static Counter<long> DeskFailures { get; } = Meter.CreateCounter<long>("partnercarts.desk.failures", "{attempt}");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("partnercarts.requests.refused", "{request}");

    /// <summary>A request was refused because of a limit: <c>rate</c>, <c>share</c> (the partner's, of what is in work), <c>work</c> (in all), <c>carts</c>.</summary>
    public static void RequestRefused(string limit) => Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));

    internal static void Changed(CartCommand command)
    {
        Changes.Add(1, new KeyValuePair<string, object?>("command", NameOf(command)));
        if (command is CartCommand.OrdersPlaced { Outcomes: var outcomes })
            foreach (var outcome in outcomes)
                Orders.Add(1, new KeyValuePair<string, object?>("outcome", outcome is OrderOutcome.Placed ? "placed" : "failed"));
    }

    private static string NameOf(CartCommand command) => command switch
    {
        CartCommand.Create => "create",
        CartCommand.Update => "update",
        CartCommand.BeginCheckout => "begin_checkout",
        CartCommand.OrdersPlaced => "orders_placed",
        CartCommand.Expire => "expire",
        CartCommand.Erase => "erase",
        CartCommand.Get => "get",
        _ => "unknown",
    };
}
