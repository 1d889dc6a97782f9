using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Calls;

/// <summary>Calls while a silo throws what Orleans cannot even send.</summary>
public sealed class ClusterCallsTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start(silos: 1);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Send_SiloThrowsWhatCannotTravel_IsRepeatedAndCarriedOutOnce()
    {
        var thrown = 0;
        _cluster.Incoming.BeforeCart = () =>
        {
            if (Interlocked.Increment(ref thrown) <= 3)
                throw new UntravelledException();
        };

        var cart = await _cluster.Carts.Create(Requests.NewKey(), quantity: 5);

        Assert.Equal((5, 1L), (Requests.QuantityOf(cart), cart.Revision));
        Assert.Equal(4, thrown);
    }

    [Fact]
    public async Task Try_SiloGoesOnThrowing_GivesUpAtItsLimit()
    {
        var key = Requests.NewKey();
        var message = CartMessage.From(CartCommand.Get.Instance, Requests.Caller);
        _cluster.Incoming.BeforeCart = () => throw new UntravelledException();

        var answer = await _cluster.Calls.Try(key, () => _cluster.GrainOf(key).Send(message), Limit, default);

        Assert.Null(answer);
    }

    [Fact]
    public async Task Try_CallCannotBegin_ThrowsAtOnce()
    {
        var attempts = 0;
        var bug = await Assert.ThrowsAsync<CallNotBegunException>(() =>
            _cluster.Calls.Try<string>(
                "nobody",
                () =>
                {
                    attempts++;
                    throw new KeyNotFoundException();
                },
                TimeSpan.FromSeconds(25),
                default
            )
        );

        Assert.IsType<KeyNotFoundException>(bug.InnerException);
        Assert.Equal(1, attempts);
    }

    /// <summary>Orleans has no codec for it, as for Polly's exceptions.</summary>
    private sealed class UntravelledException : Exception;
}
