using System.Collections.Concurrent;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>An order processor that places orders only once it is let to.</summary>
internal sealed class HeldOrderProcessor : IOrderProcessor
{
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The order ids that were asked for, with repeats.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public void Release() => _go.TrySetResult();

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        Asked.Enqueue(request.OrderId);
        await _go.Task;
        return new OrderOutcome.Placed(SampleOrders.Of(request) with { Created = SampleCarts.Start });
    }

    public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
        ValueTask.FromResult<Order?>(null);
}
