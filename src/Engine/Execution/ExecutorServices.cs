using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>What the executors of all carts share.</summary>
public sealed class ExecutorServices(
    IOrderProcessor processor,
    IOrderStore book,
    ICatalogSource catalog,
    TimeProvider clock,
    IOptions<CartsOptions> options,
    ILogger<CartExecutor> logger
)
{
    private readonly CartLimits _limits = options.Value.ToLimits();

    public IOrderProcessor Processor { get; } = processor;

    public TimeProvider Clock { get; } = clock;

    public ILogger<CartExecutor> Logger { get; } = logger;

    /// <summary>
    /// Runs work that goes on beside the caller: the thread pool. A simulation sets one whose order it chooses.
    /// </summary>
    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    /// <summary>
    /// Begins work that goes on beside the caller. It leaves the caller's thread at once, because an order processor
    /// may do slow work before its first await.
    /// </summary>
    internal Task<T> RunBeside<T>(Func<Task<T>> work) => Started(work).Unwrap();

    /// <inheritdoc cref="RunBeside{T}"/>
    internal Task RunBeside(Func<Task> work) => Started(work).Unwrap();

    private Task<TWork> Started<TWork>(Func<TWork> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);

    /// <summary>
    /// Puts an order into the order store, which reads of orders use, unless its processor has done so. This comes
    /// before the cart records the outcome: if storing fails, the order is placed again.
    /// </summary>
    internal async ValueTask Keep(OrderRequest request, OrderOutcome outcome)
    {
        if (!Processor.KeepsOrders && outcome is OrderOutcome.Placed { Order: var order })
            await book.Add(
                request.Partner,
                new PlacedOrder(order, request.Cart.CartId, request.Sequence),
                CancellationToken.None
            );
    }

    /// <summary>
    /// Stores what became of a pending order: true when that is done, or there is nothing more to do, because the order
    /// was cancelled meanwhile or is gone. Lines that were cancelled stay so.
    /// </summary>
    internal async ValueTask<bool> Finish(Guid partner, Order finished)
    {
        var stored = await book.Find(partner, finished.CustomerId, finished.Id, CancellationToken.None);
        if (stored is not { Order: { Outcome: OrderStatus.Pending } pending })
            return true;
        var next = pending with
        {
            Outcome = finished.Outcome,
            Provisioned = finished.Provisioned,
            Lines =
            [
                .. pending.Lines.Select(
                    (line, i) =>
                        i < finished.Lines.Length ? finished.Lines[i] with { CancelledIn = line.CancelledIn } : line
                ),
            ],
            Changes = pending.Changes + 1,
            ChangedBy = Guid.NewGuid(),
        };
        return await book.Change(partner, stored with { Order = next }, CancellationToken.None);
    }

    /// <summary>
    /// The context of a decision. Earlier purchases are looked up only for a command whose lines need it.
    /// </summary>
    internal ValueTask<CartContext> ContextFor(CartKey key, Cart? cart, CartCall call, CancellationToken cancellation)
    {
        var snapshot = catalog.Current;
        return PurchaseNeeds.Of(snapshot, cart, call.Command) is { } needs
            ? WithPurchases(key, call.Caller, snapshot, needs, cancellation)
            : ValueTask.FromResult(
                new CartContext(Clock.GetUtcNow(), call.Caller, _limits, snapshot, CustomerPurchases.None)
            );
    }

    private async ValueTask<CartContext> WithPurchases(
        CartKey key,
        Caller caller,
        Catalog snapshot,
        PurchaseNeeds needs,
        CancellationToken cancellation
    )
    {
        var now = Clock.GetUtcNow();
        var purchases = await CustomerHistory.Load(
            book,
            snapshot,
            caller.Partner,
            key.CustomerId,
            needs,
            now,
            cancellation
        );
        return new CartContext(now, caller, _limits, snapshot, purchases);
    }
}
