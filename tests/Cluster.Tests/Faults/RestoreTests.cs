namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// The database goes back to a backup: what clients then see of what was acknowledged after it (docs/operations.md,
/// Restore).
/// </summary>
[NeedsCluster]
[Trait("Category", "Nightly")]
[Collection(nameof(ClusterProcesses))]
public sealed class RestoreTests : IAsyncLifetime
{
    private static readonly string[] Members = [.. ClusterProcesses.GatewayNames, .. ClusterProcesses.Silos];

    private readonly ClusterProcesses _cluster = new("Restore");
    private readonly Guid _customer = Guid.NewGuid();
    private CartsHttp _http = null!;

    private Uri Gateway => _cluster.Gateways[0];

    public async Task InitializeAsync()
    {
        await _cluster.Start();
        _http = new CartsHttp(_cluster.Token);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _cluster.DisposeAsync();
    }

    /// <summary>As operators should do it: nobody has anything in memory that the database has not.</summary>
    [ContractFact]
    public async Task Database_BackToABackupWhileSilosAreStopped_IsAsItWasThen()
    {
        var changed = await _http.Create(Gateway, _customer, 1);
        var ordered = await _http.Create(Gateway, _customer, 1);
        await _cluster.Backup();
        var lost = await _http.Put(Gateway, _customer, changed.CartId, 2);
        var made = await _http.Create(Gateway, _customer, 1);
        var orders = (await _http.Checkout(Gateway, _customer, ordered.CartId)).Seen.Orders;

        await _cluster.Stop(Members);
        await _cluster.Restore();
        await _cluster.Start(Members);

        Assert.Equal(changed.Text, (await _http.Get(Gateway, _customer, changed.CartId)).Text);
        Assert.Equal(404, (await _http.Get(Gateway, _customer, made.CartId)).Status);
        Assert.False((await _http.Get(Gateway, _customer, ordered.CartId)).Seen.IsOrdered);
        // A change that builds on what is lost is refused; a checkout that is repeated makes the orders that it made.
        var late = await _http.Put(Gateway, _customer, changed.CartId, 3, ifMatch: lost.ETag);
        Assert.Equal((400, WireModel.StaleETag), (late.Status, late.Code));
        Assert.Equal(orders, (await _http.Checkout(Gateway, _customer, ordered.CartId)).Seen.Orders);
    }

    /// <summary>
    /// As they should not: reads may go on showing what is lost. No change builds on it: the store refuses, and the
    /// silo reads again.
    /// </summary>
    [ContractFact]
    public async Task Database_BackToABackupUnderRunningSilos_ChangesBuildOnWhatIsStored()
    {
        var cart = await _http.Create(Gateway, _customer, 1);
        await _cluster.Backup();
        var lost = await _http.Put(Gateway, _customer, cart.CartId, 2);

        await _cluster.Restore();

        Assert.Contains((await _http.Get(Gateway, _customer, cart.CartId)).Seen.Value, (int[])[1, 2]);
        var late = await _http.Put(Gateway, _customer, cart.CartId, 3, ifMatch: lost.ETag);
        Assert.Equal((400, WireModel.StaleETag), (late.Status, late.Code));
        var next = await _http.Put(Gateway, _customer, cart.CartId, 4);
        Assert.Equal((cart.Seen.Revision + 1, 4), (next.Seen.Revision, next.Seen.Value));
        Assert.Equal(next.Text, (await _http.Get(Gateway, _customer, cart.CartId)).Text);
    }
}
