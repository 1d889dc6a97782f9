using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Engine.Tests.Execution;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class OrderOperationsTests
{
    private static readonly Caller Caller = ExecutorFixture.Caller;
    private static readonly Guid Customer = ExecutorFixture.Key.CustomerId;

    [Fact]
    public async Task Find_StoreFails_IsUnavailableAndNotABug()
    {
        using var services = Services(new BrokenStore(), new ManualTimeProvider());
        var operations = services.GetRequiredService<OrderOperations>();

        var failure = await Assert.ThrowsAsync<CartsUnavailableException>(() =>
            operations.Find(Caller, ExecutorFixture.Key.CustomerId, "82c3ba992621", default).AsTask()
        );

        Assert.IsType<IOException>(failure.InnerException);
    }

    [Fact]
    public async Task List_OrdersStoredOutOfTheirOrder_AreTheNewestFirst()
    {
        var (store, clock) = (new InMemoryOrderStore(), new ManualTimeProvider());
        using var services = Services(store, clock);
        foreach (var (id, minutes) in new[] { ("000000000001", -3), ("000000000002", -1), ("000000000003", -2) })
            await store.Add(Caller.Partner, Order(id, clock.GetUtcNow().AddMinutes(minutes)), default);

        var listed = await services.GetRequiredService<OrderOperations>().List(Caller, Customer, cycle: null, default);

        Assert.Equal(["000000000002", "000000000003", "000000000001"], listed.Select(view => view.Order.Id));
    }

    [Fact]
    public async Task ListingDelay_BeforeItHasPassed_HidesTheOrder()
    {
        var (store, clock) = (new InMemoryOrderStore(), new ManualTimeProvider());
        using var services = Services(store, clock, ("Orders:ListingDelay", "00:15:00"));
        await store.Add(Caller.Partner, Order("000000000001", clock.GetUtcNow()), default);
        var operations = services.GetRequiredService<OrderOperations>();

        clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Null(await operations.Find(Caller, Customer, "000000000001", default));
        Assert.Empty(await operations.List(Caller, Customer, cycle: null, default));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await operations.Find(Caller, Customer, "000000000001", default));
        Assert.Single(await operations.List(Caller, Customer, cycle: null, default));
    }

    [Fact]
    public async Task Find_IdInUpperCase_FindsTheOrder()
    {
        var (store, clock) = (new InMemoryOrderStore(), new ManualTimeProvider());
        using var services = Services(store, clock);
        await store.Add(Caller.Partner, Order("abcdefabcdef", clock.GetUtcNow()), default);

        var view = await services.GetRequiredService<OrderOperations>().Find(Caller, Customer, "ABCDEFABCDEF", default);

        Assert.Equal("abcdefabcdef", view?.Order.Id);
    }

    private static PlacedOrder Order(string id, DateTimeOffset created) =>
        new(
            new Order
            {
                Id = id,
                CustomerId = Customer,
                Group = "0",
                BillingCycle = BillingCycle.Monthly,
                CurrencyCode = "USD",
                Created = created,
                Lines = [new OrderLine { OfferId = "A:1:A", Quantity = 1 }],
            },
            CartId: Guid.Empty,
            Sequence: 1
        );

    private static ServiceProvider Services(
        IOrderStore store,
        TimeProvider clock,
        params (string Key, string Value)[] settings
    ) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddSingleton(store)
            .AddCartsEngine(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)
                    )
                    .Build()
            )
            .BuildServiceProvider();

    private sealed class BrokenStore : UncalledOrderStore
    {
        public override ValueTask<PlacedOrder?> Find(
            Guid partner,
            Guid customerId,
            string orderId,
            CancellationToken cancellation
        ) => throw new IOException("disk");
    }
}
