using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>Expired carts leave the table though nobody asks for them.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class ExpirationOnPostgreSqlTests(PostgreSqlServer server) : IAsyncLifetime
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
            await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Create(cluster)));
            service = cluster.Options.ServiceId;
        }

        Assert.Equal(Count, await _store.Ask<long>("SELECT count(*) FROM cart"));
        await using (
            await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1, service, ahead: TimeSpan.FromDays(7.1))
        )
            await Eventually.True(async () => await _store.Ask<long>("SELECT count(*) FROM cart") == 0);
    }

    private static async Task Create(TestCluster cluster)
    {
        var key = new CartKey(Guid.NewGuid(), Guid.NewGuid());
        var draft = new CartDraft
        {
            Lines =
            [
                new LineDraft
                {
                    CatalogItemId = "PRODA:0001:AVAILA",
                    Quantity = 2,
                    BillingCycle = BillingCycle.Monthly,
                },
            ],
        };
        var create = new CartCommand.Create(draft, Guid.NewGuid(), new IdempotencyKey(Guid.Empty, 0, Guid.NewGuid()));
        Assert.IsType<CartReply.Shown>(
            await cluster.ServiceProvider.GetRequiredService<ICarts>().Send(key, create, Caller, default)
        );
    }
}
