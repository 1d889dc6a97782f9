using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Sweeping;

/// <summary>
/// What happens to carts that nobody asks for. The store is looked into past the owners: asking an owner would wake the
/// cart.
/// </summary>
public sealed class SweeperTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(SampleCarts.Start);
    private readonly HeldOrderProcessor _processor = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sweep_CartsPastTheirTime_LeaveTheStoreAndOthersStay()
    {
        var ended = Enumerable.Range(0, 600).Select(_ => SampleCarts.New()).ToArray();
        var later = SampleCarts.New() with
        {
            KeptUntil = SampleCarts.Start.AddDays(8),
            Expires = SampleCarts.Start.AddDays(8),
        };
        await Store([.. ended, later]);
        await using var service = await Start();

        _clock.Advance(TimeSpan.FromDays(7));

        await Until(service, async store => await Count(store) == 1);
        Assert.NotNull(await service.Store.Of(later.Key).Read(default));
        await Until(service, _ => Task.FromResult(service.Carts.Count == 0));
    }

    [Fact]
    public async Task Sweep_BeforeTheTimeIsUp_RemovesNothing()
    {
        await Store([SampleCarts.New()]);
        await using var service = await Start();

        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await Task.Delay(200);

        Assert.Equal(1, await Count(service.Store));
    }

    [Fact]
    public async Task Start_CheckoutThatACrashLeftBehind_GoesOnUnasked()
    {
        var cart = SampleCarts.New().InCheckout();
        await Store([cart]);
        _clock.Advance(TimeSpan.FromHours(2));
        _processor.Release();

        await using var service = await Start();

        await Until(service, async store => (await store.Of(cart.Key).Read(default))!.Status is CartStatus.Ordered);
        Assert.Equal(["a1b2c3d4e5f6"], _processor.Asked);
    }

    [Fact]
    public async Task Sweep_ManyCheckoutsUnderWay_DoNotHoldUpWhatComesAfterThem()
    {
        var pending = Enumerable.Range(0, 600).Select(_ => SampleCarts.New().InCheckout()).ToArray();
        var ended = SampleCarts.New();
        await Store([.. pending, ended]);
        await using var service = await Start();

        _clock.Advance(TimeSpan.FromDays(8));

        await Until(service, async store => await store.Of(ended.Key).Read(default) is null);
        Assert.Equal(pending.Length, await Count(service.Store));
        // Each was asked for once, however often the sweeper came by.
        await Until(service, _ => Task.FromResult(_processor.Asked.Count == pending.Length));
        _processor.Release();
    }

    [Fact]
    public async Task Sweep_OrderThatItsProcessorFinishesLater_IsAskedAboutUntilThen()
    {
        var processor = new HeldOrderProcessor { IsSlow = true };
        processor.Release();
        var cart = SampleCarts.New().InCheckout();
        await Store([cart]);
        _clock.Advance(TimeSpan.FromHours(2));
        await using var service = await Start(processor);
        await Until(service, async store => (await store.Of(cart.Key).Read(default))!.Pending is not null);
        Assert.Equal(0, processor.Looked);
        var order = Assert.Single((await service.Store.Of(cart.Key).Read(default))!.Pending!.Ids);

        await Until(service, _ => Passes(() => processor.Looked > 1));
        Assert.Equal(OrderStatus.Pending, await Outcome(service, cart, order));
        processor.Finish();

        await Until(service, _ => Passes(async () => await Outcome(service, cart, order) is OrderStatus.None));
        await Until(service, async store => (await store.Of(cart.Key).Read(default))!.Pending is null);
    }

    private Task<bool> Passes(Func<bool> isTrue) => Passes(() => Task.FromResult(isTrue()));

    private async Task<bool> Passes(Func<Task<bool>> isTrue)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return await isTrue();
    }

    private static async Task<OrderStatus> Outcome(LocalService service, Cart cart, string order) =>
        (await new SqliteOrderStore(service.Store).Find(cart.Partner, cart.Key.CustomerId, order, default))!
            .Order
            .Outcome;

    private async Task Store(IEnumerable<Cart> carts)
    {
        using var store = await OpenStore.At(_folder.StorePath);
        await Task.WhenAll(carts.Select(cart => store.Of(cart.Key).Write(cart, 0, wakeupChanged: true).AsTask()));
    }

    private async Task<LocalService> Start(HeldOrderProcessor? processor = null)
    {
        var service = await LocalService.Start(_folder.StorePath, services =>
        {
            LocalService.Use<TimeProvider>(services, _ => _clock);
            LocalService.Use<IOrderProcessor>(services, _ => processor ?? _processor);
        });
        await _clock.WhenTimersSet();
        return service;
    }

    private static async Task<long> Count(SqliteStore store)
    {
        var count = 0L;
        await store.Writer.Write(new TestWrite(session => count = session.Sql.Scalar("SELECT count(*) FROM carts")));
        return count;
    }

    private static async Task Until(LocalService service, Func<SqliteStore, Task<bool>> isTrue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isTrue(service.Store))
            await Task.Delay(10, patience.Token);
    }
}
