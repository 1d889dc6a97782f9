namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// A process stands still with a request in it, the client's repeat and a later change go another way, and then it goes
/// on: what comes late changes nothing any more.
/// </summary>
[NeedsCluster]
[Collection(nameof(SlowOrdersCluster))]
public sealed class HeldRequestTests(SlowOrdersCluster slow) : IDisposable
{
    private readonly ClusterProcesses _cluster = slow.Cluster;
    private readonly CartsHttp _http = new(slow.Cluster.Token);

    public void Dispose() => _http.Dispose();

    private static (long Revision, int Value) State(Answer answer) => (answer.Seen.Revision, answer.Seen.Value);

    [ContractFact]
    public async Task Put_HeldInAStoppedGateway_DoesNotOverwriteWhatCameAfterItsRepeat()
    {
        var (one, other) = (_cluster.Gateways[0], _cluster.Gateways[1]);
        var (customer, request) = (Guid.NewGuid(), Guid.NewGuid());
        var cart = (await _http.Create(one, customer, 1)).CartId;

        _cluster.Pause("gateway-1");
        var held = _http.Put(one, customer, cart, 2, request);
        Assert.Equal(2, (await _http.Put(other, customer, cart, 2, request)).Seen.Value);
        Assert.Equal(3, (await _http.Put(other, customer, cart, 3, Guid.NewGuid())).Seen.Value);
        Assert.False(held.IsCompleted);
        _cluster.Resume("gateway-1");

        // It is recognised, and answered with what the cart is now.
        Assert.Equal((3L, 3), State(await held));
        Assert.Equal((3L, 3), State(await _http.Get(other, customer, cart)));
    }

    [ContractFact]
    public async Task PutIfMatch_HeldInAStoppedGateway_IsRefused()
    {
        var (one, other) = (_cluster.Gateways[0], _cluster.Gateways[1]);
        var customer = Guid.NewGuid();
        var created = await _http.Create(one, customer, 1);

        _cluster.Pause("gateway-1");
        var held = _http.Put(one, customer, created.CartId, 2, ifMatch: created.ETag);
        Assert.Equal(3, (await _http.Put(other, customer, created.CartId, 3)).Seen.Value);
        _cluster.Resume("gateway-1");

        Assert.Equal(400, (await held).Status);
        Assert.Equal((2L, 3), State(await _http.Get(other, customer, created.CartId)));
    }

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Put_HeldInAStoppedSilo_IsCarriedOutElsewhereAndNotAgain()
    {
        const int Carts = 60;
        var customer = Guid.NewGuid();
        var carts = await Task.WhenAll(
            Enumerable
                .Range(0, Carts)
                .Select(async i => (await _http.Create(_cluster.Gateways[i % 2], customer, 1)).CartId)
        );

        _cluster.Pause("silo-2");
        var requests = carts.Select(_ => Guid.NewGuid()).ToArray();
        var held = carts.Select((cart, i) => _http.Put(_cluster.Gateways[0], customer, cart, 2, requests[i])).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Contains(held, put => !put.IsCompleted);
        // The gateway itself goes on trying until somebody else owns the carts; a repeat through the other one does the
        // same.
        var repeats = await Task.WhenAll(
            carts.Select((cart, i) => _http.Put(_cluster.Gateways[1], customer, cart, 2, requests[i]))
        );
        Assert.All(repeats, answer => Assert.Equal(2, answer.Seen.Value));
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(2, answer.Seen.Value));
        Assert.All(
            await Task.WhenAll(
                carts.Select(cart => _http.Put(_cluster.Gateways[1], customer, cart, 3, Guid.NewGuid()))
            ),
            answer => Assert.Equal(3, answer.Seen.Value)
        );

        _cluster.Resume("silo-2");
        await _cluster.Ended("silo-2", TimeSpan.FromMinutes(1));
        foreach (var cart in carts)
            Assert.Equal((3L, 3), State(await _http.Get(_cluster.Gateways[0], customer, cart)));
        await _cluster.Start("silo-2");
    }
}
