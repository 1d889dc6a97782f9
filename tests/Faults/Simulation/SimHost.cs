using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>
/// A process with its activations. When it is killed, whatever it waits for never comes; what it has sent may arrive.
/// </summary>
internal sealed class SimHost
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    private bool _isKilled;

    public SimHost(SimWorld world, bool isShared)
    {
        IsShared = isShared;
        var services = new ExecutorServices(
            new Processor(this, world.Processor),
            new NoOrderStore(),
            new OpenCatalog(),
            world.Clock,
            Options.Create(new CartsOptions()),
            new SimLogger(world.History)
        )
        {
            Scheduler = world.Scheduler,
        };
        Carts = new LocalCarts(
            world.Store.Of(this),
            services,
            Options.Create(new StoreOptions { IdleAfter = world.AnyIdleTime() })
        );
    }

    /// <summary>Whether another process has activations of the same carts.</summary>
    public bool IsShared { get; }

    public LocalCarts Carts { get; }

    public void Kill() => _isKilled = true;

    /// <summary>The task, as long as the process lives.</summary>
    public async Task While(Task task)
    {
        await Settled(task);
        await task;
    }

    public async Task<T> While<T>(Task<T> task)
    {
        await Settled(task);
        return await task;
    }

    private async Task Settled(Task task)
    {
        if (!_isKilled)
            await task.ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Current
            );
        if (_isKilled)
            await Never;
    }

    private sealed class Processor(SimHost host, SimProcessor processor) : IOrderProcessor
    {
        public bool KeepsOrders => true;

        public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation) =>
            await host.While(processor.Place(request));

        public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
            ValueTask.FromResult<Order?>(null);
    }

    private sealed class OpenCatalog : ICatalogSource
    {
        public Catalog Current => Catalog.Open;
    }

    /// <summary>No item has a cap and the processor keeps its orders, so nobody asks.</summary>
    private sealed class NoOrderStore : UncalledOrderStore;
}
