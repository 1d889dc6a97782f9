using Microsoft.AspNetCore.Builder;
using PartnerCarts.Carts;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>
/// Two clusters over one store: what a partition looks like to the store, two activations of every cart. Of two writes
/// on top of the same state, one succeeds.
/// </summary>
public abstract class TwoActivationsCases : SurvivalCases
{
    [ContractFact]
    public async Task Create_ByBothAtOnce_ExactlyOneWins()
    {
        var (one, other) = (await StartSilo(NewCluster()), await StartSilo(NewCluster()));
        for (var i = 0; i < 50; i++)
        {
            var key = Requests.NewKey();
            var replies = await Task.WhenAll(Create(one, key), Create(other, key));

            var winner = Assert.Single(replies.OfType<CartReply.Shown>());
            Assert.Single(replies.OfType<CartReply.IdTaken>());
            Assert.Equal(winner.Cart.Incarnation, Requests.Shown(await CartsOf(one).Get(key)).Incarnation);
            Assert.Equal(winner.Cart.Incarnation, Requests.Shown(await CartsOf(other).Get(key)).Incarnation);
        }
    }

    [ContractFact]
    public async Task Update_ByBothOnTheSameState_ExactlyOneSucceeds()
    {
        // Each read looks into the store: so both activations hold the same copy before they write.
        const string FreshReads = "--Cluster:FreshReads=true";
        var (one, other) = (
            await StartSilo(NewCluster(), null, FreshReads),
            await StartSilo(NewCluster(), null, FreshReads)
        );
        var key = Requests.NewKey();
        await CartsOf(one).Create(key);
        for (var i = 0; i < 50; i++)
        {
            var cart = Requests.Shown(await CartsOf(one).Get(key));
            Assert.Equal(cart.Revision, Requests.Shown(await CartsOf(other).Get(key)).Revision);

            var replies = await Task.WhenAll(
                CartsOf(one).Put(key, 1, CartETag.Of(cart)),
                CartsOf(other).Put(key, 2, CartETag.Of(cart))
            );

            var winner = Assert.Single(replies.OfType<CartReply.Shown>());
            Requests.Refused(RefusalCode.StaleETag, Assert.Single(replies.Except([winner])));
            Assert.Equal(cart.Revision + 1, winner.Cart.Revision);
            var stored = await Store.ReadCart(key);
            Assert.Equal(
                (CartETag.Of(winner.Cart), Requests.QuantityOf(winner.Cart)),
                (CartETag.Of(stored!), Requests.QuantityOf(stored!))
            );
        }
    }

    private static async Task<CartReply> Create(WebApplication silo, CartKey key) =>
        await CartsOf(silo)
            .Send(
                key,
                new CartCommand.Create(Requests.Draft(), Guid.NewGuid(), Requests.NewIdempotencyKey()),
                Requests.Caller,
                default
            );
}
