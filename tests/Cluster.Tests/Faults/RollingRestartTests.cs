using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Silos and gateways are restarted one at a time under load: nobody notices.
/// </summary>
[NeedsCluster(Front = true)]
[Collection(nameof(ClusterProcesses))]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Clients = 40;

    // Met on a machine that does nothing else; where tests share one, slower is no fault, and broken still is.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    [ContractFact]
    public Task Roll_Once_EveryRequestSucceeds() => Roll(times: 1, tolerance: 5);

    [ContractFact]
    [Trait("Category", "Nightly")]
    public Task Roll_ThreeTimes_EveryRequestSucceedsWithinTwoSeconds() => Roll(times: 3, tolerance: 1);

    private async Task Roll(int times, int tolerance)
    {
        await using var cluster = new ClusterProcesses($"Roll{times}");
        await cluster.Start(withFront: true);
        using var http = new CartsHttp(cluster.Token, keepsConnections: false);
        var shoppers = new Shoppers(http, cluster.Front, Quick, output);
        shoppers.Start(Clients);
        for (var time = 0; time < times; time++)
            await cluster.Roll();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await shoppers.Stop();

        Assert.Empty(shoppers.Bad);
        Assert.True(
            shoppers.Slowest <= Quick * tolerance,
            $"The slowest request took {shoppers.Slowest.TotalSeconds:0.0} s."
        );
        Assert.True(shoppers.Answered > 1000, "There was hardly any load.");
    }
}
