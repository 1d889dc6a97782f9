using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Local.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Owners;

/// <summary>Which carts are in memory, and that leaving it loses nothing.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly HeldOrderProcessor _processor = new();
    private WatchedStates _states = null!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Send_ProbesOfRandomIds_LeaveNoOwners()
    {
        await using var service = await Start();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 250; i++)
                            Assert.IsType<CartReply.Refused>(
                                await service.Get(new CartKey(Guid.NewGuid(), Guid.NewGuid()))
                            );
                    })
                )
        );

        Assert.Equal(0, service.Carts.Count);
    }

    [Fact]
    public async Task Send_MoreCartsThanMayStay_TheLongestUnusedLeave()
    {
        await using var service = await Start("--Store:ActiveCarts=50");
        var keys = new List<CartKey>();
        for (var i = 0; i < 200; i++)
        {
            keys.Add(await service.Create());
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        while (service.Carts.Count > 50)
            await Task.Delay(5);

        var reads = _states.Reads;
        Assert.IsType<CartReply.Shown>(await service.Get(keys[^1]));
        Assert.Equal(reads, _states.Reads);
        foreach (var key in keys)
            Assert.IsType<CartReply.Shown>(await service.Get(key));
    }

    [Fact]
    public async Task RetireIdle_CartNobodyAsksFor_LeavesAfterItsTimeAndComesBack()
    {
        await using var service = await Start("--Store:IdleAfter=00:05:00", "--Store:SweepInterval=00:00:10");
        var (idle, used) = (await service.Create(), await service.Create());

        for (var minute = 0; minute < 5; minute++)
        {
            Assert.Equal(2, service.Carts.Count);
            Assert.IsType<CartReply.Shown>(await service.Get(used));
            _clock.Advance(TimeSpan.FromMinutes(1));
            await _clock.WhenTimersSet();
            service.Carts.RetireIdle();
        }

        Assert.Equal(1, service.Carts.Count);
        Assert.IsType<CartReply.Shown>(await service.Get(idle));
    }

    [Fact]
    public async Task RetireIdle_CartWhoseOrdersAreBeingPlaced_Stays()
    {
        await using var service = await Start();
        var key = await service.Create();
        var begun = await service.Carts.Send(
            key,
            new CartCommand.BeginCheckout(null, null, default),
            LocalService.Caller,
            default
        );
        var sequence = Assert.IsType<CartReply.UnderWay>(begun).Sequence;
        var reads = _states.Reads;

        _clock.Advance(TimeSpan.FromHours(1));
        service.Carts.RetireIdle();

        Assert.Equal(1, service.Carts.Count);
        _processor.Release();
        Assert.IsType<CartReply.CheckedOut>(
            await service.Carts.Join(key, sequence, LocalService.Caller, TimeSpan.FromMinutes(1), default)
        );
        Assert.Equal(reads, _states.Reads);
    }

    [Fact]
    public async Task Join_CheckoutThatEndedAndLeftMemory_IsReadAgain()
    {
        _processor.Release();
        await using var service = await Start();
        var key = await service.Create();
        var begun = await service.Carts.Send(
            key,
            new CartCommand.BeginCheckout(null, null, default),
            LocalService.Caller,
            default
        );
        var sequence = Assert.IsType<CartReply.UnderWay>(begun).Sequence;
        Assert.IsType<CartReply.CheckedOut>(
            await service.Carts.Join(key, sequence, LocalService.Caller, TimeSpan.FromMinutes(1), default)
        );
        while (service.Carts.Count > 0)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            service.Carts.RetireIdle();
            await Task.Delay(5);
        }

        var joined = await service.Carts.Join(key, sequence, LocalService.Caller, TimeSpan.FromMinutes(1), default);

        Assert.Single(Assert.IsType<CartReply.CheckedOut>(joined).Cart.Orders);
    }

    [Fact]
    public async Task Send_WhileOwnersRetireAllTheTime_NeverTwoOwnersOfOneCart()
    {
        const int Carts = 4,
            Workers = 8,
            Each = 60;
        await using var service = await LocalService.Start(_folder.StorePath, services =>
        {
            LocalService.Use<TimeProvider>(services, _ => new RushingClock());
            LocalService.Use<ICartStates>(services, provider =>
                _states = new WatchedStates(provider.GetRequiredService<SqliteStore>())
            );
        });
        var keys = new CartKey[Carts];
        for (var i = 0; i < Carts; i++)
            keys[i] = await service.Create();
        using var done = new CancellationTokenSource();
        var retiring = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                service.Carts.RetireIdle();
        });

        // Who retires and who asks meet by chance, on a busy machine seldom: asking goes on until they have met often
        // enough.
        var (watch, updates) = (Stopwatch.StartNew(), 0);
        bool HaveMetOften() => _states.Reads > 2 * Carts || watch.Elapsed > TimeSpan.FromMinutes(1);
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each || !HaveMetOften(); i++)
                        {
                            Assert.IsType<CartReply.Shown>(await service.Update(keys[(worker + i) % Carts], i + 1));
                            Interlocked.Increment(ref updates);
                        }
                    })
                )
        );
        await done.CancelAsync();
        await retiring;

        // Two owners of one cart would build on the same version, and one of them would meet a conflict.
        Assert.Equal(0, _states.Conflicts);
        var revisions = 0L;
        foreach (var key in keys)
            revisions += Assert.IsType<CartReply.Shown>(await service.Get(key)).Cart.Revision;
        Assert.Equal(Carts + updates, revisions);
        Assert.True(_states.Reads > 2 * Carts, "No owner retired while others asked for it.");
    }

    private Task<LocalService> Start(params string[] settings) =>
        LocalService.Start(
            _folder.StorePath,
            services =>
            {
                LocalService.Use<TimeProvider>(services, _ => _clock);
                LocalService.Use<IOrderProcessor>(services, _ => _processor);
                LocalService.Use<ICartStates>(services, provider =>
                    _states = new WatchedStates(provider.GetRequiredService<SqliteStore>())
                );
            },
            ["--Store:IdleAfter=00:00:01", .. settings]
        );

    /// <summary>Every look at its timestamp comes an hour after the last: whoever is not at work is idle.</summary>
    private sealed class RushingClock : TimeProvider
    {
        private long _timestamp;

        public override long GetTimestamp() => Interlocked.Add(ref _timestamp, 3600 * TimestampFrequency);
    }
}
