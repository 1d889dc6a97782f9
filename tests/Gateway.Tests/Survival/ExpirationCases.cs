using PartnerCarts.Carts;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>
/// Expired carts leave the store within five minutes of their time, whatever happens to silos; counted in the store
/// itself. What the clock has not passed does not count as time.
/// </summary>
public abstract class ExpirationCases : SurvivalCases
{
    private static readonly string[] StepsOfALife = ["index put", "cart write", "cart clear", "index remove"];

    [ContractFact]
    public async Task Expire_CrashBetweenEachPairOfWrites_LeavesNothing()
    {
        var lives = new Lives();
        Store.Interception = lives.Interception;
        var first = NewCluster();
        var silo = await StartSilo(first);
        var carts = Enumerable
            .Range(0, StepsOfALife.Length + 1)
            .Select(steps => (Key: Requests.NewKey(), Steps: steps))
            .ToDictionary(cart => cart.Key, cart => lives.Give(cart.Key, cart.Steps));
        foreach (var cart in carts.Keys)
            await CartsOf(silo)
                .Send(
                    cart,
                    new CartCommand.Create(Requests.Draft(), Guid.NewGuid(), Requests.NewIdempotencyKey()),
                    Requests.Caller,
                    default
                );

        Clock.Advance(Lifetime);
        await Eventually.True(
            () => carts.Values.Where(life => life != carts.Values.Last()).All(life => life.IsOver),
            "every process has ended at its step"
        );
        await Eventually.True(
            () => carts.Values.Last().Done.Count == StepsOfALife.Length,
            "one cart has lived to its end"
        );
        Assert.All(carts.Values.Index(), life => Assert.Equal(StepsOfALife[..life.Index], life.Item.Done));
        await first.Kill(silo);
        Store.Interception = ClusterStore.Undisturbed;

        await StartSilo(NewCluster());
        await Pass(LongestStay);

        await ExpectLeft(carts: 0);
    }

    [ContractFact]
    public async Task Expire_SiloGoneAtThatMoment_CartsLeaveAllTheSame()
    {
        var cluster = NewCluster();
        var stays = await StartSilo(cluster);
        var goes = await StartSilo(cluster);
        await CreateAll(stays, 60);
        Clock.Advance(Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(60, await Store.CountCarts());

        await cluster.Kill(goes);
        Clock.Advance(TimeSpan.FromTicks(1));
        // What the killed one owned is started again by whoever comes next, at once; without that, by the reminders.
        await StartSilo(cluster);
        await Pass(LongestStay);

        await ExpectLeft(carts: 0);
    }

    [ContractFact]
    public async Task Expire_UnderLoad_OnlyTheDueOnesLeave()
    {
        var cluster = NewCluster();
        var silos = new[] { await StartSilo(cluster), await StartSilo(cluster) };
        await CreateAll(silos[0], 300);
        Clock.Advance(Lifetime / 2);
        var busy = await CreateAll(silos[1], 16);
        using var enough = new CancellationTokenSource();
        var puts = 0;
        var load = busy.Select(cart =>
                Task.Run(async () =>
                {
                    while (!enough.IsCancellationRequested)
                    {
                        Requests.Shown(
                            await CartsOf(silos[Random.Shared.Next(2)]).Put(cart, Random.Shared.Next(1, 100))
                        );
                        Interlocked.Increment(ref puts);
                    }
                })
            )
            .ToArray();

        Clock.Advance(Lifetime / 2);
        await Pass(LongestStay);
        await ExpectLeft(carts: busy.Length);

        var before = puts;
        await Eventually.True(() => puts > before, "the load goes on");
        await enough.CancelAsync();
        await Task.WhenAll(load);
    }

    [ContractFact]
    public async Task Expire_FullRestartAfterTheirTime_CartsLeave()
    {
        var first = NewCluster();
        var silo = await StartSilo(first);
        await CreateAll(silo, 100);
        await first.Stop(silo);
        Assert.Equal(100, await Store.CountCarts());
        Clock.Advance(Lifetime);

        await StartSilo(NewCluster());
        await Pass(LongestStay);

        await ExpectLeft(carts: 0);
    }

    private static async Task<CartKey[]> CreateAll(Microsoft.AspNetCore.Builder.WebApplication silo, int count)
    {
        var keys = Enumerable.Range(0, count).Select(_ => Requests.NewKey()).ToArray();
        await Task.WhenAll(keys.Select(key => CartsOf(silo).Create(key)));
        return keys;
    }
}
