using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>Carts and orders outlive the cluster, and expired carts leave the table though nobody asks for them.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class CartsOnPostgreSqlTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const int Count = 200;

    private static readonly Caller Caller = new(Guid.NewGuid(), "user");

    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Carts_FullRestartAfterTheirTime_LeaveTheTable()
    {
        string service;
        await using (var cluster = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1))
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Create(cluster, new CartKey(Guid.NewGuid(), Guid.NewGuid()))));
            service = cluster.Options.ServiceId;
        }

        Assert.Equal(Count, await _store.Ask<long>("SELECT count(*) FROM cart"));
        await using (await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1, service, ahead: TimeSpan.FromDays(7.1)))
            await Eventually.True(async () => await _store.Ask<long>("SELECT count(*) FROM cart") == 0);
    }

    [ContractFact]
    public async Task CartAndOrder_FullRestart_AreThere()
    {
        var key = new CartKey(Guid.NewGuid(), Guid.NewGuid());
        Cart ordered;
        await using (var cluster = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1))
        {
            await Create(cluster, key);
            Assert.IsType<CartReply.UnderWay>(await Send(cluster, key, new CartCommand.BeginCheckout(null, null, Stamp())));
            await Eventually.True(async () => (await Get(cluster, key)).Status is CartStatus.Ordered);
            ordered = await Get(cluster, key);
        }

        await using var next = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1);
        var found = await Get(next, key);
        Assert.Equal(ordered.Revision, found.Revision);
        var order = await Carts(next).FindOrder(Caller, key.CustomerId, ordered.Orders[0].Id, default);
        Assert.Equal(ordered.Orders[0].Id, order?.Id);
    }

    private static ICarts Carts(TestCluster cluster) => cluster.ServiceProvider.GetRequiredService<ICarts>();

    private static ValueTask<CartReply> Send(TestCluster cluster, CartKey key, CartCommand command) => Carts(cluster).Send(key, command, Caller, default);

    private static async Task<Cart> Get(TestCluster cluster, CartKey key) => Assert.IsType<CartReply.Shown>(await Send(cluster, key, CartCommand.Get.Instance)).Cart;

    private static async Task Create(TestCluster cluster, CartKey key)
    {
        var draft = new CartDraft { Lines = [new LineDraft { CatalogItemId = "PRODA:0001:AVAILA", Quantity = 2, BillingCycle = BillingCycle.Monthly }] };
        Assert.IsType<CartReply.Shown>(await Send(cluster, key, new CartCommand.Create(draft, Guid.NewGuid(), Stamp())));
    }

    private static RequestStamp Stamp() => new(Guid.Empty, 0, Guid.NewGuid());
}
