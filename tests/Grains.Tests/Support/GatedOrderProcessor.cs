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

    /// <summary>What new orders come to at first.</summary>
    public OrderStatus Outcome { get; init; }

    /// <summary>How often it was asked what became of an order.</summary>
    public int Looked => _looked;

    private int _looked;

    /// <summary>How often it was asked to place an order.</summary>
    public int Asked => _asked;

    private int _asked;

    public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _gate.TrySetResult();

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        await _gate.Task;
        return new OrderOutcome.Placed(
            Placed.GetOrAdd(request.OrderId, _ => SampleOrders.Of(request) with { Outcome = Outcome })
        );
    }

    public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _looked);
        return ValueTask.FromResult(Placed.GetValueOrDefault(orderId));
    }

    /// <summary>Is done with a pending order, and has made a subscription for each line.</summary>
    public void Finish(string orderId) =>
        Placed[orderId] = Placed[orderId] with
        {
            Outcome = OrderStatus.None,
            Lines =
            [
                .. Placed[orderId].Lines.Select(line => line with { SubscriptionId = Guid.NewGuid().ToString("D") }),
            ],
        };

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
