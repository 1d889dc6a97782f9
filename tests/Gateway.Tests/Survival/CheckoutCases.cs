using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Grains;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>
/// A checkout that a crash interrupts makes its orders once, whatever it has got done, and its cart settles though
/// nobody asks for it.
/// </summary>
public abstract class CheckoutCases : SurvivalCases
{
    private const string OneItem = "PRODA:0001:AVAILA";
    private const string OtherItem = "CYCLES:0001:EVERY";

    /// <summary>The intent is durable with the second step; before, there is no checkout.</summary>
    private const int StepsOfAnIntent = 2;

    [ContractFact]
    public async Task Checkout_CrashBeforeEachStep_OrdersOnceAndSettles()
    {
        var lives = new Lives();
        Store.Interception = lives.Interception;
        var first = NewCluster();
        var silo = await StartSilo(first);
        var whole = await NewCart(silo);
        var life = lives.Give(whole);
        Assert.IsType<CartReply.CheckedOut>(await Checkout(silo, whole));
        await Eventually.True(
            () => life.Done is [.., "index remove"] && life.Done.Count(step => step is "cart write") == 2,
            "the checkout is over"
        );
        Assert.Equal(2, life.Done.Count(step => step is "order write"));

        var carts = new Dictionary<CartKey, Life>();
        var answers = new List<Task>();
        for (var steps = 0; steps < life.Done.Count; steps++)
        {
            var cart = await NewCart(silo);
            carts[cart] = lives.Give(cart, steps);
            answers.Add(Checkout(silo, cart));
        }

        await Eventually.True(() => carts.Values.All(cart => cart.IsOver), "every process has ended at its step");
        await first.Kill(silo);
        Store.Interception = ClusterStore.Undisturbed;

        var next = await StartSilo(NewCluster());
        await Pass(TimeSpan.FromMinutes(1));
        foreach (var (steps, cart) in carts.Keys.Index())
        {
            if (steps >= StepsOfAnIntent)
                await Eventually.True(
                    async () => (await Store.ReadCart(cart))!.Status is CartStatus.Ordered,
                    $"the cart whose process ended after {steps} steps is ordered"
                );
            else
                await ExpectUntouched(next, cart);
            await ExpectOrderedOnce(next, cart);
        }

        Assert.Equal(2 * (carts.Count + 1), await Store.CountOrders());
        // An entry that a crash has left behind is found when its time comes, as late as the cart's own would be.
        Assert.Equal(carts.Count + 1, await Store.CountCarts());
        Clock.Advance(TimeSpan.FromDays(90));
        await Pass(LongestStay);
        await ExpectLeft(carts: 0);
    }

    [ContractFact]
    public async Task Checkout_OwnerKilledWhileTheOrderProcessorThinks_OrdersOnceAndSettles()
    {
        var processor = new GatedOrderProcessor();
        var cluster = NewCluster();
        var silos = new[] { await StartSilo(cluster, UseOrderProcessor), await StartSilo(cluster, UseOrderProcessor) };
        var cart = await CartOwnedBy(silos[1], silos[0]);
        processor.Close();
        var first = Checkout(silos[0], cart);
        await Eventually.True(() => processor.Asked > 0, "the processor is asked");

        // Before and after the owner's end: a change is refused at once, reads go on, a second checkout joins.
        Requests.Refused(RefusalCode.CheckoutUnderWay, await CartsOf(silos[0]).Put(cart, 2));
        Assert.Equal(CartStatus.Active, Requests.Shown(await CartsOf(silos[0]).Get(cart)).Status);
        await cluster.Kill(silos[1]);
        await StartSilo(cluster, UseOrderProcessor);
        Requests.Refused(RefusalCode.CheckoutUnderWay, await CartsOf(silos[0]).Put(cart, 3));
        Assert.Equal(CartStatus.Active, Requests.Shown(await CartsOf(silos[0]).Get(cart)).Status);
        var second = Checkout(silos[0], cart);
        processor.Open();

        var answers = new[] { await first, await second }.Select(Assert.IsType<CartReply.CheckedOut>).ToArray();
        Assert.Equal(2, answers.SelectMany(answer => answer.Cart.Orders).Select(order => order.Id).Distinct().Count());
        Assert.Equal(2, processor.Placed.Count);
        Assert.Equal(CartStatus.Ordered, (await Store.ReadCart(cart))!.Status);

        void UseOrderProcessor(IServiceCollection services) => services.AddSingleton<IOrderProcessor>(processor);
    }

    /// <summary>Two lines of two groups: two orders.</summary>
    private static async Task<CartKey> NewCart(WebApplication silo)
    {
        var key = Requests.NewKey();
        var draft = new CartDraft
        {
            Lines =
            [
                new LineDraft
                {
                    CatalogItemId = OneItem,
                    Quantity = 2,
                    BillingCycle = BillingCycle.Monthly,
                },
                new LineDraft
                {
                    CatalogItemId = OtherItem,
                    Quantity = 3,
                    BillingCycle = BillingCycle.Annual,
                },
            ],
        };
        Requests.Shown(
            await CartsOf(silo)
                .Send(
                    key,
                    new CartCommand.Create(draft, Guid.NewGuid(), Requests.NewIdempotencyKey()),
                    Requests.Caller,
                    default
                )
        );
        return key;
    }

    private static async Task<CartKey> CartOwnedBy(WebApplication owner, WebApplication asker)
    {
        var address = owner.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var management = asker.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        while (true)
        {
            var cart = await NewCart(asker);
            if (
                (await management.GetDetailedGrainStatistics()).Any(grain =>
                    $"{grain.GrainId.Key}" == $"{cart}" && grain.SiloAddress.Equals(address)
                )
            )
                return cart;
        }
    }

    private static Task<CartReply> Checkout(WebApplication silo, CartKey cart) =>
        silo
            .Services.GetRequiredService<CartOperations>()
            .Checkout(Requests.Caller, cart, null, null, Requests.NewIdempotencyKey(), waits: true, default)
            .AsTask();

    /// <summary>Whoever asked was told that the outcome is not known, and asks again.</summary>
    private async Task ExpectUntouched(WebApplication silo, CartKey cart)
    {
        var stored = await Store.ReadCart(cart);
        Assert.Equal((CartStatus.Active, null, 1), (stored!.Status, stored.Intent, stored.Revision));
        Assert.True(Assert.IsType<CartReply.CheckedOut>(await Checkout(silo, cart)).MadeOrders);
    }

    private static async Task ExpectOrderedOnce(WebApplication silo, CartKey cart)
    {
        var shown = Requests.Shown(await CartsOf(silo).Get(cart));
        Assert.Equal(2, shown.Orders.Select(order => order.Id).Distinct().Count());
        var book = silo.Services.GetRequiredService<IOrderStore>();
        foreach (var order in shown.Orders)
            Assert.NotNull(await book.Find(Requests.Caller.Partner, cart.CustomerId, order.Id, default));
        var bought = await book.Purchased(Requests.Caller.Partner, cart.CustomerId, [OneItem, OtherItem], default);
        Assert.Equal((2, 3), (bought[OneItem], bought[OtherItem]));
    }
}
