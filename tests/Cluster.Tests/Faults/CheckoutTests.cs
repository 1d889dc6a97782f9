using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// A silo dies in the middle of checkouts and the clients have gone: every cart is ordered once, without being asked.
/// </summary>
[NeedsCluster]
[Collection(nameof(SlowOrdersCluster))]
public sealed class CheckoutTests(SlowOrdersCluster slow, ITestOutputHelper output)
{
    private const int Carts = 60;

    // Noticing takes some seconds; the shards of the wake-up index that the dead silo had come back within a minute,
    // and look every 15 s.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [ContractFact]
    public async Task Checkout_SiloKilledInTheMiddle_SettlesUnaskedWithoutLostOrDoubledOrders()
    {
        var cluster = slow.Cluster;
        await using var store = new Store(cluster.ConnectionString);
        var customer = Guid.NewGuid();
        var before = await store.CountOrders();
        Task<Answer>[] checkouts;
        using (var client = new CartsHttp(cluster.Token))
        {
            var carts = await Task.WhenAll(
                Enumerable
                    .Range(0, Carts)
                    .Select(async i => (await client.Create(cluster.Gateways[i % 2], customer, 1)).CartId)
            );
            checkouts = [.. carts.Select((cart, i) => client.Checkout(cluster.Gateways[i % 2], customer, cart))];
            // Two orders of a second each: now the first ones are placed.
            await Eventually.True(async () => await store.CountOrders() > before, Patience, "a first order is placed");
            cluster.Kill("silo-1");
        }

        // Its end has ended its requests, so that no gateway asks any more.
        Assert.All(await Task.WhenAll(checkouts), answer => Assert.Equal(0, answer.Status));
        var took = await Eventually.True(
            async () =>
                (await store.Carts()).Count(cart =>
                    cart.Key.CustomerId == customer && cart.Status is PartnerCarts.Carts.CartStatus.Ordered
                ) == Carts,
            Patience,
            "all carts are ordered"
        );
        output.WriteLine($"All {Carts} carts were ordered {took.TotalSeconds:0.0} s after their silo's end.");

        var settled = (await store.Carts()).Where(cart => cart.Key.CustomerId == customer).ToList();
        var orders = settled.SelectMany(cart => cart.Orders).Select(order => order.Id).ToList();
        Assert.All(settled, cart => Assert.Equal(CartHistory.OrdersPerCart, cart.Orders.Length));
        Assert.Equal(Carts * CartHistory.OrdersPerCart, orders.Distinct().Count());
        Assert.Equal(Carts * CartHistory.OrdersPerCart, await store.CountOrders() - before);
        using var reader = new CartsHttp(cluster.Token);
        foreach (var order in orders)
            Assert.Equal(200, await reader.Order(cluster.Gateways[0], customer, order));
        await cluster.Start("silo-1");
    }
}
