namespace PartnerCarts.Grains.Tests.Support;

/// <summary>Two silos for the tests that leave them standing.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    internal CartCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await CartCluster.Start();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<ClusterFixture>
{
    public const string Name = "Two silos";
}
