using System.Text;
using Npgsql;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>
/// Tables that grow by millions between two looks of the planner: no plan made while they were small may read them
/// whole.
/// </summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PlanTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Statements_OnAnEmptyTable_UseTheKey()
    {
        await using var database = _store.OpenDatabase();
        foreach (var table in new RowTable[] { CartTable.Instance, GrainTable.Instance })
        {
            foreach (var statement in new[] { table.Update, table.Delete, table.Versions, table.Read })
            {
                var plan = await Explain(database, statement);
                Assert.Contains("_pkey", plan);
                Assert.DoesNotContain("Seq Scan", plan);
            }
        }
    }

    [ContractFact]
    public async Task DueRows_OnAnEmptyTable_UseTheDueIndex()
    {
        await using var database = _store.OpenDatabase();
        var plan = await Explain(database, PostgreSqlWakeupIndex.Next);
        Assert.Contains("cart_due", plan);
        Assert.DoesNotContain("Seq Scan", plan);
    }

    /// <summary>The plan that is kept for all parameters.</summary>
    private static async Task<string> Explain(NpgsqlDataSource database, string statement)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var prepare = new NpgsqlCommand(
            $"SET plan_cache_mode = force_generic_plan; PREPARE tried AS {statement}",
            connection
        );
        await prepare.ExecuteNonQueryAsync();
        var parameters = statement
            .Split('$')
            .Skip(1)
            .Select(rest => int.Parse(rest.AsSpan(0, 1), System.Globalization.CultureInfo.InvariantCulture))
            .Max();
        await using var explain = new NpgsqlCommand(
            $"EXPLAIN EXECUTE tried({string.Join(", ", Enumerable.Repeat("NULL", parameters))})",
            connection
        );
        var plan = new StringBuilder();
        await using (var reader = await explain.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                plan.AppendLine(reader.GetString(0));
        }

        await using var reset = new NpgsqlCommand("DEALLOCATE tried; RESET plan_cache_mode", connection);
        await reset.ExecuteNonQueryAsync();
        return plan.ToString();
    }
}
