namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// A cluster whose order processor takes a second for an order, so that there is a middle of a checkout.
/// </summary>
public sealed class SlowOrdersCluster : IAsyncLifetime
{
    public ClusterProcesses Cluster { get; } = new(nameof(SlowOrdersCluster), ("Orders:Delay", "00:00:01"));

    public Task InitializeAsync() => new NeedsClusterAttribute().Missing is null ? Cluster.Start() : Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (new NeedsClusterAttribute().Missing is null)
            await Cluster.DisposeAsync();
    }
}
