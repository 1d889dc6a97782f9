using System.Collections.Concurrent;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>
/// An order processor outside of the silos that places each order once, however often it is asked, and not before its
/// gate opens.
/// </summary>
internal sealed class GatedOrderProcessor : IOrderProcessor
{
    private TaskCompletionSource _gate = Opened();

    /// <summary>The orders placed, by id.</summary>
    public ConcurrentDictionary<string, Order> Placed { get; } = new();

    /// <summary>How often it was asked to place an order.</summary>
    public int Asked => _asked;

    private int _asked;

    public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _gate.TrySetResult();

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        await _gate.Task;
        return new OrderOutcome.Placed(Placed.GetOrAdd(request.OrderId, _ => SampleOrders.Of(request)));
    }

    public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
        ValueTask.FromResult(Placed.GetValueOrDefault(orderId));

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
