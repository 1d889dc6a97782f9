using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The order processor that comes with the service: it checks stock and parent subscriptions, and puts the order into
/// the order store. An order once placed is the answer to every repeat, whatever has changed since. A refusal leaves no
/// trace: asked again, the processor checks again.
/// </summary>
internal sealed class BuiltInOrderProcessor(
    IOrderStore book,
    ICatalogSource catalogs,
    ReloadedOptions<OrdersOptions> options,
    IOptions<CartsOptions> carts,
    TimeProvider time
) : IOrderProcessor
{
    private readonly bool _sandboxCaps = carts.Value.SandboxCaps;

    public bool KeepsOrders => true;

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        if (await book.Find(request.Partner, request.Cart.CustomerId, request.OrderId, cancellation) is { } earlier)
            return Answer(request, earlier);

        if (options.Current.Delay is { Ticks: > 0 } delay)
            await Task.Delay(delay, time, cancellation);

        var catalog = catalogs.Current;
        if (await Refuse(request, catalog, cancellation) is { } failure)
            return new OrderOutcome.Failed(failure);

        var order = OrderMaker.Make(request, catalog, time.GetUtcNow(), options.Current.ProvisioningDelay);
        var added = await book.Add(
            request.Partner,
            new PlacedOrder(order, request.Cart.CartId, request.Sequence),
            Caps(order, catalog),
            cancellation
        );
        return added is { Kept: { } kept } ? Answer(request, kept) : OverCap(request, order, added);
    }

    public async ValueTask<Order?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => (await book.Find(partner, customerId, orderId, cancellation))?.Order;

    private static OrderOutcome Answer(OrderRequest request, PlacedOrder booked) =>
        booked.CartId == request.Cart.CartId
        && booked.Sequence == request.Sequence
        && booked.Order.Group == request.Group
            ? new OrderOutcome.Placed(booked.Order)
            : Fail(
                request,
                OrderErrors.CreateOrderError,
                $"Order {request.OrderId} exists already: checkout {booked.Sequence} of cart {booked.CartId:D} "
                    + $"made it from group {booked.Order.Group}."
            );

    private async ValueTask<OrderFailure?> Refuse(OrderRequest request, Catalog catalog, CancellationToken cancellation)
    {
        if (options.Current.Fail.TryGetValue(request.Group, out var code))
            return new(
                request.Group,
                code,
                $"Group {request.Group} is set to fail (Orders:Fail:{request.Group}={code}): "
                    + $"{OrderErrors.MeaningOf(code)}."
            );
        return StandingError(request, catalog)
            ?? OutOfStock(request, catalog)
            ?? await NotOfParent(request, catalog, cancellation)
            ?? await NotForTheCustomer(request, catalog, cancellation);
    }

    /// <summary>
    /// Decided again here, where a customer's orders pass one by one: two carts may both have been within a cap when
    /// they were written.
    /// </summary>
    private static List<ItemCap> Caps(Order order, Catalog catalog)
    {
        var caps = new List<ItemCap>();
        foreach (var id in order.Lines.Select(line => line.OfferId).Distinct(StringComparer.OrdinalIgnoreCase))
            if (catalog.Find(id) is { MaxPerCustomer: { } most })
                caps.Add(new ItemCap(id, most));
        return caps;
    }

    private static OrderOutcome.Failed OverCap(OrderRequest request, Order order, AddedOrder refused)
    {
        var (item, most) = (refused.Exceeded!.CatalogItemId, refused.Exceeded.Most);
        return Fail(
            request,
            OrderErrors.TooManySeats,
            $"Item {item}: {order.QuantityOf(item)} are ordered and the customer has {refused.Purchased}; one customer "
                + $"may have {most}."
        );
    }

    /// <summary>What the catalog asks for, for tests of clients (contract.md 22.6).</summary>
    private static OrderFailure? StandingError(OrderRequest request, Catalog catalog)
    {
        foreach (var line in request.AllLines())
            if (catalog.Find(line.CatalogItemId) is { StandingOrderError: { } code } item)
                return new(
                    request.Group,
                    code,
                    $"The catalog lets orders of item {item.Id} fail: {OrderErrors.MeaningOf(code)}."
                );
        return null;
    }

    private static OrderFailure? OutOfStock(OrderRequest request, Catalog catalog)
    {
        foreach (var item in request.AllLines().GroupBy(line => line.CatalogItemId, StringComparer.OrdinalIgnoreCase))
        {
            var quantity = item.Sum(line => (long)line.Quantity);
            if (catalog.Find(item.Key)?.Stock is { } stock && stock < quantity)
                return new(
                    request.Group,
                    OrderErrors.InventoryNotAvailable,
                    $"Item {item.Key}: {quantity} are ordered, {stock} are in stock."
                );
        }

        return null;
    }

    private async ValueTask<OrderFailure?> NotOfParent(
        OrderRequest request,
        Catalog catalog,
        CancellationToken cancellation
    )
    {
        foreach (var line in request.AllLines())
        {
            if (
                line.Provisioned(CartLine.ParentSubscription) is not { Length: > 0 } named
                || catalog.Find(line.CatalogItemId) is not { IsLegacy: true } item
            )
                continue;
            var parent = await book.FindSubscribedItem(
                request.Partner,
                request.Cart.CustomerId,
                SubscriptionId.Normalise(named),
                cancellation
            );
            if (parent is not null && !item.IsAddonOf(parent))
                return new(
                    request.Group,
                    OrderErrors.AddonNotOfParent,
                    $"Item {line.CatalogItemId} is no addon of {parent}, which subscription {named} is for."
                );
        }

        return null;
    }

    private async ValueTask<OrderFailure?> NotForTheCustomer(
        OrderRequest request,
        Catalog catalog,
        CancellationToken cancellation
    )
    {
        var purchases = KindChecks.NeedsOf(request, catalog, _sandboxCaps) is { } needs
            ? await CustomerHistory.Load(
                book,
                catalog,
                request.Partner,
                request.Cart.CustomerId,
                needs,
                time.GetUtcNow(),
                cancellation
            )
            : CustomerPurchases.None;
        return KindChecks.Check(request, catalog, _sandboxCaps, purchases);
    }

    private static OrderOutcome.Failed Fail(OrderRequest request, int code, string description) =>
        new(new OrderFailure(request.Group, code, description));
}
