using Npgsql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>
/// The statements that Orleans' providers run, at their edges: what keeps two silos from both believing that they
/// changed the table.
/// </summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class OrleansQueryTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private readonly PostgreSqlStore _store = new(server);
    private NpgsqlDataSource? _database;

    public async Task InitializeAsync()
    {
        await _store.InitializeAsync();
        _database = _store.OpenDatabase(); // Disposed with the store.
    }

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Cluster_BegunTwice_IsMadeOnce()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Begin()));
        Assert.Single(made, isMade => isMade);
        Assert.False(await Begin());
    }

    [ContractFact]
    public async Task Silos_JoinOnTheSameVersion_OnlyOneDoes()
    {
        await Begin();
        var joined = await Task.WhenAll(Enumerable.Range(1, 8).Select(port => Join(port, version: 0)));
        Assert.Single(joined, hasJoined => hasJoined);
        Assert.Equal(1, await _store.Ask<int>("SELECT version FROM orleans_cluster"));
        Assert.Equal(1, await _store.Ask<long>("SELECT count(*) FROM orleans_silo"));
    }

    [ContractFact]
    public async Task Silo_JoinsTwice_IsThereOnce()
    {
        await Begin();
        Assert.True(await Join(port: 1, version: 0));
        Assert.False(await Join(port: 1, version: 1));
        Assert.Equal(1, await _store.Ask<int>("SELECT version FROM orleans_cluster"));
    }

    [ContractFact]
    public async Task Silo_ChangedOnAnOldVersionOrAbsent_StaysAsItIs()
    {
        await Begin();
        await Join(port: 1, version: 0);
        Assert.False(await Change(port: 1, status: 6, version: 0));
        Assert.False(await Change(port: 2, status: 6, version: 1));
        Assert.Equal((3, 1), (await Status(port: 1), await _store.Ask<int>("SELECT version FROM orleans_cluster")));
        Assert.True(await Change(port: 1, status: 6, version: 1));
        Assert.Equal((6, 2), (await Status(port: 1), await _store.Ask<int>("SELECT version FROM orleans_cluster")));
    }

    [ContractFact]
    public async Task Cleanup_OldSilos_TakesTheDeadOnly()
    {
        await Begin();
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1);
        await Change(port: 2, status: 6, version: 2);
        await Run("CleanupDefunctSiloEntriesKey", ("DeploymentId", "c"), ("IAmAliveTime", Now));
        Assert.Equal(2, await _store.Ask<long>("SELECT count(*) FROM orleans_silo"));
        await Run("CleanupDefunctSiloEntriesKey", ("DeploymentId", "c"), ("IAmAliveTime", Now.AddSeconds(1)));
        Assert.Equal(1, await _store.Ask<int>("SELECT port FROM orleans_silo"));
    }

    [ContractFact]
    public async Task Gateways_AreTheActiveSilosWithAPort()
    {
        await Begin();
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1, proxyPort: 0);
        await Join(port: 3, version: 2);
        await Change(port: 3, status: 6, version: 3);
        Assert.Equal(["30001"], await Column("GatewaysQueryKey", "ProxyPort", ("DeploymentId", "c"), ("Status", 3)));
    }

    [ContractFact]
    public async Task ReadRow_NoSuchSilo_StillTellsTheVersion()
    {
        await Begin();
        await Join(port: 1, version: 0);
        Assert.Equal(
            ["1"],
            await Column(
                "MembershipReadRowKey",
                "Version",
                ("DeploymentId", "c"),
                ("Address", "127.0.0.1"),
                ("Port", 9),
                ("Generation", 1)
            )
        );
        Assert.Equal(
            [""],
            await Column(
                "MembershipReadRowKey",
                "StartTime",
                ("DeploymentId", "c"),
                ("Address", "127.0.0.1"),
                ("Port", 9),
                ("Generation", 1)
            )
        );
    }

    [ContractFact]
    public async Task Reminders_OfARange_AreOpenAtItsBeginAndClosedAtItsEnd()
    {
        foreach (var hash in new[] { int.MinValue, -5, 0, 5, int.MaxValue })
            await Remind($"g{hash}", hash);
        Assert.Equal(["g0", "g5"], await Range("ReadRangeRows1Key", -5, 5));
        Assert.Equal(["g-2147483648", "g-5", "g2147483647"], await Range("ReadRangeRows2Key", 5, -5));
        Assert.Equal(5, (await Range("ReadRangeRows2Key", 0, 0)).Count);
    }

    [ContractFact]
    public async Task Reminder_Changed_GetsAnotherVersionAndTheOldOneDeletesNothing()
    {
        Assert.Equal(["0"], await Remind("g", 1));
        Assert.Equal(["1"], await Remind("g", 1));
        Assert.Equal(["False"], await Delete(version: 0));
        Assert.Equal(["True"], await Delete(version: 1));
        Assert.Equal(["False"], await Delete(version: 1));

        Task<List<string>> Delete(int version) =>
            Column(
                "DeleteReminderRowKey",
                null,
                ("ServiceId", "s"),
                ("GrainId", "g"),
                ("ReminderName", "r"),
                ("Version", version)
            );
    }

    private async Task<bool> Begin() => await Run("InsertMembershipVersionKey", ("DeploymentId", "c"));

    private async Task<bool> Join(int port, int version, int? proxyPort = null) =>
        await Run(
            "InsertMembershipKey",
            ("DeploymentId", "c"),
            ("Address", "127.0.0.1"),
            ("Port", port),
            ("Generation", 1),
            ("SiloName", "n"),
            ("HostName", "h"),
            ("Status", 3),
            ("ProxyPort", proxyPort ?? 30000 + port),
            ("StartTime", Now),
            ("IAmAliveTime", Now),
            ("Version", version)
        );

    private async Task<bool> Change(int port, int status, int version) =>
        await Run(
            "UpdateMembershipKey",
            ("DeploymentId", "c"),
            ("Address", "127.0.0.1"),
            ("Port", port),
            ("Generation", 1),
            ("Status", status),
            ("SuspectTimes", "x"),
            ("IAmAliveTime", Now),
            ("Version", version)
        );

    private Task<int> Status(int port) => _store.Ask<int>($"SELECT status FROM orleans_silo WHERE port = {port}");

    private Task<List<string>> Remind(string grain, int hash) =>
        Column(
            "UpsertReminderRowKey",
            "Version",
            ("ServiceId", "s"),
            ("GrainId", grain),
            ("ReminderName", "r"),
            ("GrainHash", hash),
            ("StartTime", Now),
            ("Period", 60_000)
        );

    private async Task<List<string>> Range(string key, int begin, int end) =>
        [
            .. (await Column(key, "GrainId", ("ServiceId", "s"), ("BeginHash", begin), ("EndHash", end))).Order(
                StringComparer.Ordinal
            ),
        ];

    private async Task<bool> Run(string key, params (string Name, object Value)[] parameters)
    {
        await using var command = await Command(key, parameters);
        return await command.ExecuteScalarAsync() is true;
    }

    private async Task<List<string>> Column(string key, string? name, params (string Name, object Value)[] parameters)
    {
        await using var command = await Command(key, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(
                Convert.ToString(
                    reader.GetValue(name is null ? 0 : reader.GetOrdinal(name)),
                    System.Globalization.CultureInfo.InvariantCulture
                )!
            );
        return values;
    }

    /// <summary>Text and parameters as the provider has them.</summary>
    private async Task<NpgsqlCommand> Command(string key, (string Name, object Value)[] parameters)
    {
        var command = _database!.CreateCommand(
            await _store.Ask<string>($"SELECT QueryText FROM OrleansQuery WHERE QueryKey = '{key}'")
        );
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
