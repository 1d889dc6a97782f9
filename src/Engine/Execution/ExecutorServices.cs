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
    /// Puts an order into the store, where those who read it find it, unless its processor has done so. Before the cart
    /// hears of it: what is not stored is placed again.
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
    /// The context of a decision. Earlier purchases are looked up only for a command whose lines name an item with a
    /// cap per customer.
    /// </summary>
    internal ValueTask<CartContext> ContextFor(CartKey key, CartCall call, CancellationToken cancellation)
    {
        var snapshot = catalog.Current;
        var draft = call.Command switch
        {
            CartCommand.Create create => create.Draft,
            CartCommand.Update update => update.Draft,
            _ => null,
        };
        return snapshot.HasCaps && draft is not null && CappedItems(snapshot, draft) is { Count: > 0 } items
            ? WithPurchases(key, call.Caller, snapshot, items, cancellation)
            : ValueTask.FromResult(new CartContext(Clock.GetUtcNow(), call.Caller, _limits, snapshot, Purchases.None));
    }

    private async ValueTask<CartContext> WithPurchases(
        CartKey key,
        Caller caller,
        Catalog snapshot,
        HashSet<string> items,
        CancellationToken cancellation
    )
    {
        var bought = await book.Purchased(caller.Partner, key.CustomerId, items, cancellation);
        return new CartContext(Clock.GetUtcNow(), caller, _limits, snapshot, new Purchases(bought));
    }

    private static HashSet<string> CappedItems(Catalog catalog, CartDraft draft)
    {
        var items = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in draft.AllLines())
            if (line.CatalogItemId is { } id && catalog.Find(id) is { MaxPerCustomer: not null })
                items.Add(id);
        return items;
    }
}
