using System.Collections.Concurrent;
using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Engine.Tests.Execution;

/// <summary>
/// An order processor that answers what the test says, when the test says, and remembers what it was asked.
/// </summary>
internal sealed class ScriptedOrderProcessor : IOrderProcessor
{
    public ConcurrentQueue<OrderRequest> Asked { get; } = new();

    /// <summary>Waited for by every order.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Groups that are refused.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>How many of the next calls are lost: carried out or not, nobody knows.</summary>
    public int Lost { get; set; }

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        await Gate;
        Asked.Enqueue(request);
        if (Lost > 0)
        {
            Lost--;
            throw new TimeoutException("The processor did not answer.");
        }

        return Refused.Contains(request.Group)
            ? new OrderOutcome.Failed(new OrderFailure(request.Group, 800020, "refused"))
            : new OrderOutcome.Placed(SampleOrders.Of(request));
    }

    public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
        ValueTask.FromResult<Order?>(null);
}
