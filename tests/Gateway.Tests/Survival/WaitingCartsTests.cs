using Npgsql;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Grains;
using PartnerCarts.Storage.Contracts;
using Xunit.Abstractions;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>Memory is the whole process's: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "Alone, on PostgreSQL";
}

/// <summary>
/// What carts that wait for their time cost a silo: counted, not timed. A silo starts over a store full of them and
/// looks at its shards twelve times; it wakes none of them, reads no row of theirs, sends as many statements and
/// allocates as much memory as over a store of few.
/// </summary>
[NeedsPostgreSql, Collection(Alone.Name)]
public sealed class WaitingCartsTests(PostgreSqlServer server, ITestOutputHelper output) : SurvivalCases
{
    private const int Few = 1_000;
    private const int Sweeps = 12;

    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);

    [ContractFact]
    public Task Silo_TwentyThousandWaitingCarts_ReadsNoneOfThem() => Compare(20_000);

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Silo_AMillionWaitingCarts_CostsAsMuchAsAThousand()
    {
        var (few, full) = await Compare(1_000_000);

        AssertWithinATenth(few.Allocated, full.Allocated);
        AssertWithinATenth(few.Live, full.Live);
    }

    private async Task<(Cost Few, Cost Many)> Compare(int many)
    {
        // The first silo of a process pays for what every later one finds ready.
        await Measure(Few);
        var few = await Measure(Few);
        var full = await Measure(many);

        output.WriteLine($"{Few:N0} waiting carts: {few}");
        output.WriteLine($"{many:N0} waiting carts: {full}");
        Assert.Equal(0, full.ActiveCarts);
        Assert.Equal(0, full.RowsRead);
        Assert.Equal(few.Looks, full.Looks);
        AssertWithinATenth(few.Statements, full.Statements);
        return (few, full);
    }

    private async Task<Cost> Measure(int carts)
    {
        var database = await server.NewSchema();
        await Fill(database, carts);
        var before = await Statistics(database);
        var store = new PostgreSqlClusterStore(database);
        var cluster = new TestCluster(Clock, store);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        await using (cluster)
        {
            var silo = await StartSilo(cluster);
            for (var sweep = 1; sweep <= Sweeps; sweep++)
            {
                Clock.Advance(TimeSpan.FromSeconds(15));
                await Eventually.True(
                    () => store.Looks >= WakeupShards.Count * sweep,
                    "every shard has been looked at"
                );
            }

            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            var live = GC.GetTotalMemory(forceFullCollection: true);
            var active = await ActiveGrains(silo, nameof(CartGrain));
            await cluster.Stop(silo);
            return await After(active, live);
        }

        async Task<Cost> After(int active, long live)
        {
            // The server's counters come a little later.
            await Eventually.True(
                async () => (await Statistics(database)).Looks - before.Looks >= store.Looks,
                "the server has counted"
            );
            var after = await Statistics(database);
            return new Cost(
                active,
                after.Rows - before.Rows,
                store.Looks,
                after.Statements - before.Statements,
                allocated,
                live
            );
        }
    }

    /// <summary>Carts that are due in a year: none of their bodies is ever read, so they need not be carts.</summary>
    private async Task Fill(string database, int carts)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Command Timeout=300");
        await using var command = source.CreateCommand(
            $"""
            INSERT INTO cart (customer_id, cart_id, shard, due, version, body)
            SELECT gen_random_uuid(), gen_random_uuid(), number % {WakeupShards.Count}, {Clock.GetUtcNow().AddYears(
                1
            ).UtcTicks} + number, number, decode(repeat('00', 700), 'hex')
            FROM generate_series(1, {carts}) AS number
            """
        );
        await command.ExecuteNonQueryAsync();
        await using var settle = source.CreateCommand("VACUUM ANALYZE cart");
        await settle.ExecuteNonQueryAsync();
    }

    private static async Task<(long Rows, long Looks, long Statements)> Statistics(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            """
            SELECT (SELECT coalesce(seq_tup_read + idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = 'cart'),
                (SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'cart_due'),
                (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())
            """
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private static void AssertWithinATenth(long expected, long actual) =>
        Assert.InRange(actual, 0, expected + (expected / 10));

    /// <param name="ActiveCarts">At the end.</param>
    /// <param name="RowsRead">Of the carts' table, by the server's own count.</param>
    /// <param name="Looks">At a shard.</param>
    /// <param name="Statements">Transactions, by the server's own count; each of ours is one statement or
    /// batch.</param>
    /// <param name="Allocated">Bytes, by the whole process, from the silo's start to its last look.</param>
    /// <param name="Live">Bytes of the whole process at the end, after a full collection.</param>
    private sealed record Cost(int ActiveCarts, long RowsRead, long Looks, long Statements, long Allocated, long Live);
}
