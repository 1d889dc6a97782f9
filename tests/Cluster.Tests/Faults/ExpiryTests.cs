using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Carts leave the store within five minutes of their time, counted there: asking for them would wake them.
/// </summary>
[NeedsCluster]
[Collection(nameof(ClusterProcesses))]
public sealed class ExpiryTests(ITestOutputHelper output)
{
    private const int Carts = 500;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Expiry_SiloKilledAtThatMoment_ClearsTheStore()
    {
        await using var cluster = new ClusterProcesses(
            nameof(Expiry_SiloKilledAtThatMoment_ClearsTheStore),
            ("Carts:Lifetime", $"{Lifetime}")
        );
        await cluster.Start();
        await using var store = new Store(cluster.ConnectionString);
        await MakeCarts(cluster);
        // The first has come to its end, and the others will within seconds.
        await Eventually.True(async () => await store.CountCarts() < Carts, Lifetime + Limit, "a first cart is gone");
        cluster.Kill("silo-2");
        Report(await Eventually.True(async () => await store.CountCarts() == 0, Limit, "all carts are gone"));
    }

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Expiry_NobodyThereAtThatMoment_ClearsTheStoreAfterTheRestart()
    {
        await using var cluster = new ClusterProcesses(
            nameof(Expiry_NobodyThereAtThatMoment_ClearsTheStoreAfterTheRestart),
            ("Carts:Lifetime", $"{Lifetime}")
        );
        await cluster.Start();
        await using var store = new Store(cluster.ConnectionString);
        await MakeCarts(cluster);
        string[] all = [.. ClusterProcesses.Silos, .. ClusterProcesses.GatewayNames];
        await cluster.Stop(all);
        Assert.Equal(Carts, await store.CountCarts());
        await Task.Delay(Lifetime);
        await cluster.Start(all);
        Report(await Eventually.True(async () => await store.CountCarts() == 0, Limit, "all carts are gone"));
    }

    private static async Task MakeCarts(ClusterProcesses cluster)
    {
        using var http = new CartsHttp(cluster.Token);
        Assert.All(
            await Task.WhenAll(
                Enumerable.Range(0, Carts).Select(i => http.Create(cluster.Gateways[i % 2], Guid.NewGuid(), 1))
            ),
            answer => Assert.Equal(201, answer.Status)
        );
    }

    private void Report(TimeSpan took) =>
        output.WriteLine($"The last of {Carts} carts left the store {took.TotalSeconds:0.0} s later.");
}
