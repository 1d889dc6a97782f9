using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads orders as they are now (contract.md 20). Nothing but the store is asked: whatever an order processor has to
/// say of an order it says when it is placed, or later, never while a client waits for a read.
/// </summary>
public sealed partial class OrderOperations(
    IOrderStore store,
    ReloadedOptions<OrdersOptions> options,
    TimeProvider clock,
    ILogger<OrderOperations> logger
)
{
    private const int ChangeAttempts = 3;

    /// <summary>The order; null when the partner's customer has none with that id that can be read yet.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="customerId">Whose order it is.</param>
    /// <param name="orderId">In any case.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CartsUnavailableException">The orders cannot be read now.</exception>
    public async ValueTask<OrderView?> Find(
        Caller caller,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) =>
        await Stored(caller, customerId, orderId, cancellation) is { } placed
            ? OrderLife.At(placed.Order, clock.GetUtcNow())
            : null;

    /// <summary>The customer's newest orders, at most <see cref="IOrderStore.Reach"/>, the newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="customerId">Whose orders.</param>
    /// <param name="cycle">Only those billed so; null for all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CartsUnavailableException">The orders cannot be read now.</exception>
    public async ValueTask<IReadOnlyList<OrderView>> List(
        Caller caller,
        Guid customerId,
        BillingCycle? cycle,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var views = new List<OrderView>();
        foreach (var order in await All(caller, customerId, cancellation))
            if (cycle is null || order.BillingCycle == cycle)
                views.Add(OrderLife.At(order, now));
        return views;
    }

    /// <summary>
    /// Changes an order (contract.md 20.6), if it is still as it was read: of two changes at once one is decided again
    /// on top of the other.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="customerId">Whose order it is.</param>
    /// <param name="orderId">In any case.</param>
    /// <param name="patch">What it is to be.</param>
    /// <param name="admits">Whether the request is about this version of the order.</param>
    /// <param name="idempotency">What a repeat is recognised by: that of the last change is answered as it was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CartsUnavailableException">The orders cannot be read or written now.</exception>
    public async ValueTask<ChangedOrder> Change(
        Caller caller,
        Guid customerId,
        string orderId,
        OrderPatch patch,
        Func<Order, bool> admits,
        IdempotencyKey idempotency,
        CancellationToken cancellation
    )
    {
        var operation = OperationOf(idempotency);
        for (var attempt = 0; attempt < ChangeAttempts; attempt++)
        {
            if (await Stored(caller, customerId, orderId, cancellation) is not { } placed)
                return Refused(20000, $"Not found: the customer has no order {SanitizedText.Of(orderId)}.");
            var now = clock.GetUtcNow();
            if (placed.Order.ChangedBy == operation)
                return new(OrderLife.At(placed.Order, now), null);
            if (!admits(placed.Order))
                return Refused(2055, $"Order {placed.Order.Id} was changed since: read it again.");
            var (next, refusal) = OrderPatching.Decide(
                placed.Order,
                patch,
                options.Current.SandboxCancelling,
                now,
                operation
            );
            if (next is null)
                return new(null, refusal);
            if (
                ReferenceEquals(next, placed.Order) || await Replace(caller, placed with { Order = next }, cancellation)
            )
                return new(OrderLife.At(next, now), null);
        }

        return Refused(800014, $"Order {SanitizedText.Of(orderId)} is being changed by another request; try again.");
    }

    /// <summary>Names the change: the same for a repeat of the same request.</summary>
    private static Guid OperationOf(IdempotencyKey idempotency) =>
        idempotency.HasRequest
            ? NameBasedGuid.FromHash(
                SHA256.HashData(Encoding.UTF8.GetBytes($"change/{idempotency.Request:N}/{idempotency.Body:x32}"))
            )
            : Guid.NewGuid();

    private ValueTask<bool> Replace(Caller caller, PlacedOrder next, CancellationToken cancellation) =>
        Asked(() => store.Change(caller.Partner, next, cancellation));

    private static ChangedOrder Refused(int code, string description) => new(null, new OrderRefusal(code, description));

    /// <summary>As <see cref="List"/>, each order as it is stored.</summary>
    internal ValueTask<List<Order>> All(Caller caller, Guid customerId, CancellationToken cancellation) =>
        Asked(async () =>
        {
            var orders = new List<Order>();
            await foreach (var placed in store.All(caller.Partner, customerId, cancellation))
            {
                if (IsListed(placed.Order))
                    orders.Add(placed.Order);
                if (orders.Count == IOrderStore.Reach)
                    break;
            }

            // They were stored in nearly this order, each with the time at which it was placed.
            return orders.OrderByDescending(order => order.Created).ToList();
        });

    /// <summary>As <see cref="Find"/>, the order as it is stored.</summary>
    internal async ValueTask<PlacedOrder?> Stored(
        Caller caller,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    )
    {
        // Ids are stored in lower case. An order of another customer would be a fault of the store's.
        var id = orderId.ToLowerInvariant();
        return
            await Asked(() => store.Find(caller.Partner, customerId, id, cancellation)) is { } placed
            && placed.Order.CustomerId == customerId
            && IsListed(placed.Order)
            ? placed
            : null;
    }

    /// <summary>What the customer has bought, for a decision that is no cart's.</summary>
    internal ValueTask<CustomerPurchases> Purchases(
        Caller caller,
        Guid customerId,
        Catalog catalog,
        CancellationToken cancellation
    ) =>
        Asked(() =>
            CustomerHistory.Load(
                store,
                catalog,
                caller.Partner,
                customerId,
                PurchaseNeeds.All,
                clock.GetUtcNow(),
                cancellation
            )
        );

    /// <summary>
    /// Without a delay at once, whatever the clock: the process that placed the order may have one that is ahead.
    /// </summary>
    private bool IsListed(Order order) =>
        options.Current.ListingDelay is var delay
        && (delay == TimeSpan.Zero || order.Created + delay <= clock.GetUtcNow());

    /// <summary>What a question to the store answers; a store that fails makes the request's outcome unknown.</summary>
    private async ValueTask<T> Asked<T>(Func<ValueTask<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or CartsUnavailableException))
        {
            LogOrdersUnread(failure);
            throw new CartsUnavailableException(
                "The customer's orders cannot be read now. Send the same request again.",
                failure
            );
        }
    }

    [LoggerMessage(EventId = 120, Level = LogLevel.Error, Message = "Looking up an order failed")]
    private partial void LogOrdersUnread(Exception failure);
}
