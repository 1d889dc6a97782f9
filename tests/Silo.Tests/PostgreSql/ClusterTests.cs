using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>Orleans' own membership and reminder providers on our schema.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class ClusterTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Cluster_SiloKilled_IsNoticedAndItsReminderGoesOnElsewhere()
    {
        await using var cluster = await PostgreSqlCluster.Start(_store.ConnectionString);
        Assert.Equal(2, await Silos(status: 3));

        var grain = cluster.Client.GetGrain<IRemindedGrain>("one");
        await grain.Remind(TimeSpan.FromSeconds(1));
        await Eventually.True(async () => await grain.Reminders() > 1);
        Assert.Equal(1, await _store.Ask<long>("SELECT count(*) FROM orleans_reminder WHERE reminder_name = 'tick'"));

        var home = await grain.Silo();
        await cluster.KillSiloAsync(cluster.Silos.Single(silo => silo.SiloAddress.Equals(home)));
        await Eventually.True(async () => await Silos(status: 6) == 1);
        await Eventually.True(async () => await grain.Reminders() > 1);
        Assert.NotEqual(home, await grain.Silo());

        await grain.Forget();
        Assert.Equal(0, await _store.Ask<long>("SELECT count(*) FROM orleans_reminder WHERE reminder_name = 'tick'"));
    }

    [ContractFact]
    public async Task Cluster_SilosComeAndGo_AgreeOnWhoIsThere()
    {
        await using var cluster = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1);
        var others = await cluster.StartAdditionalSilosAsync(2);
        await Eventually.True(async () => await Silos(status: 3) == 3);
        var version = await _store.Ask<int>("SELECT version FROM orleans_cluster");
        await cluster.StopSiloAsync(others[0]);
        Assert.Equal(2, await Silos(status: 3));
        Assert.True(await _store.Ask<int>("SELECT version FROM orleans_cluster") > version);

        var management = cluster.Client.GetGrain<IManagementGrain>(0);
        Assert.Equal(2, (await management.GetHosts(onlyActive: true)).Count);
        Assert.Equal(3, (await management.GetDetailedHosts()).Length);
    }

    /// <summary>As after years of restarts: Orleans clears them, by a statement of ours, when a silo joins.</summary>
    [ContractFact]
    public async Task Cluster_ManyDeadSilos_AreClearedAndASiloStartsAmongThem()
    {
        await using var cluster = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1);
        await _store.Ask<long>(
            """
            WITH dead AS (
                INSERT INTO orleans_silo
                    SELECT cluster_id, address, port, n, silo_name, host_name, 6, proxy_port, NULL,
                        now() - interval '30 days', now() - interval '15 days'
                    FROM orleans_silo, generate_series(1, 200) n
                RETURNING 1)
            SELECT count(*) FROM dead
            """
        );

        await cluster.StartAdditionalSiloAsync();

        Assert.Equal(2, await Silos(status: 3));
        await Eventually.True(async () => await Silos(status: 6) == 0);
        Assert.Equal(2, await Silos(status: 3));
    }

    [ContractFact]
    public async Task Cluster_FullRestart_RemindsAgain()
    {
        await using (var cluster = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1))
            await cluster.Client.GetGrain<IRemindedGrain>("one").Remind(TimeSpan.FromSeconds(1));
        var service = await _store.Ask<string>("SELECT DISTINCT service_id FROM orleans_reminder");

        await using var next = await PostgreSqlCluster.Start(_store.ConnectionString, silos: 1, service);
        await Eventually.True(async () => await next.Client.GetGrain<IRemindedGrain>("one").Reminders() > 0);
    }

    [ContractFact]
    public async Task Silo_NoSchema_DoesNotStartAndSaysWhatToDo()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await PostgreSqlCluster.Start(await server.NewDatabase(), silos: 1)
        );
        Assert.Contains("silo init-db", fault.ToString());
        Assert.Contains(nameof(PostgreSqlSetupException), fault.ToString());
    }

    private Task<long> Silos(int status) =>
        _store.Ask<long>($"SELECT count(*) FROM orleans_silo WHERE status = {status}");
}
