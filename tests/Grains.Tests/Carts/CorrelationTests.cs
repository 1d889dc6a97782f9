using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Carts;

[Collection(SharedCluster.Name)]
public sealed class CorrelationTests(ClusterFixture fixture)
{
    [Fact]
    public async Task Send_WithACorrelationId_NamesItInTheLogScopeOfTheGrain()
    {
        var id = Guid.NewGuid().ToString();
        var grain = fixture.Cluster.GrainOf(Requests.NewKey());
        Correlation.Current = id;

        // A command that cannot be read is what a grain logs about.
        await fixture.Cluster.Calls.Try(
            "test",
            () => grain.Send(new CartMessage { Kind = (CartMessageKind)99 }),
            TimeSpan.FromSeconds(25),
            default
        );

        Assert.Contains(fixture.Cluster.Log.Entries, entry =>
            entry.Id == 201 && Equals(entry.Scope.GetValueOrDefault("MS-CorrelationId"), id)
        );
    }
}
