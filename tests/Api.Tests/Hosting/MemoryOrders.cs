using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>One order at most, of whoever asks, and no catalog: enough for the routes that read orders.</summary>
internal sealed class MemoryOrders : UncalledOrderStore, ICatalogSource
{
    public Order? Order { get; set; }

    public Catalog Current => Catalog.Open;

    public override ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => ValueTask.FromResult(Order is { } order && order.Id == orderId ? new PlacedOrder(order, default, 1) : null);

    public override async IAsyncEnumerable<PlacedOrder> All(
        Guid partner,
        Guid customerId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        if (Order is { } order)
            yield return new PlacedOrder(order, default, 1);
    }
}
