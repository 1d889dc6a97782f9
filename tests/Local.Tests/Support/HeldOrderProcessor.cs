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

    /// <summary>Whether its orders are pending until <see cref="Finish"/>.</summary>
    public bool IsSlow { get; init; }

    /// <summary>How often it was asked what became of an order.</summary>
    public int Looked => _looked;

    private readonly ConcurrentDictionary<string, Order> _orders = new();
    private int _looked;
    private volatile bool _isFinished;

    /// <summary>Is done with all orders.</summary>
    public void Finish() => _isFinished = true;

    public void Release() => _go.TrySetResult();

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        Asked.Enqueue(request.OrderId);
        await _go.Task;
        return new OrderOutcome.Placed(
            _orders[request.OrderId] = SampleOrders.Of(request) with
            {
                Created = SampleCarts.Start,
                Outcome = IsSlow ? OrderStatus.Pending : OrderStatus.None,
            }
        );
    }

    public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _looked);
        var order = _orders.GetValueOrDefault(orderId);
        return ValueTask.FromResult(
            _isFinished && order is not null ? order with { Outcome = OrderStatus.None } : order
        );
    }
}
