using Npgsql;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class DatabaseRolesTests(PostgreSqlServer server)
{
    private const string InsufficientPrivilege = "42501";

    [ContractFact]
    public async Task Silo_MayChangeRows_AndNoTables()
    {
        var (database, roles) = await Granted();
        var silo = PostgreSqlServer.As(roles.Silo!, database);

        await using (var opened = Databases.Open(silo))
            await Schema.Check(opened);
        foreach (var table in new[] { "cart", "grain_state", "orleans_cluster", "orleans_silo", "orleans_reminder" })
            Assert.Null(await Run(silo, $"DELETE FROM {table}"));
        foreach (
            var forbidden in new[]
            {
                "DROP TABLE cart",
                "TRUNCATE cart",
                "ALTER TABLE cart ADD x int",
                "CREATE TABLE x (y int)",
                "UPDATE orleansquery SET querytext = ''",
                "DELETE FROM partnercarts_schema",
            }
        )
            Assert.Equal(InsufficientPrivilege, await Run(silo, forbidden));
    }

    [ContractFact]
    public async Task Gateway_MayReadWhichSilosThereAre_AndNothingElse()
    {
        var (database, roles) = await Granted();
        var gateway = PostgreSqlServer.As(roles.Gateway!, database);

        Assert.Null(await Run(gateway, "SELECT * FROM orleansquery"));
        Assert.Null(await Run(gateway, "SELECT * FROM orleans_silo"));
        foreach (
            var table in new[] { "cart", "grain_state", "orleans_reminder", "orleans_cluster", "partnercarts_schema" }
        )
            Assert.Equal(InsufficientPrivilege, await Run(gateway, $"SELECT * FROM {table}"));
        Assert.Equal(InsufficientPrivilege, await Run(gateway, "UPDATE orleans_silo SET status = 6"));
    }

    [ContractFact]
    public async Task InitDb_ARoleThatIsMissing_SaysHowToMakeIt()
    {
        var database = await server.NewDatabase();

        var refused = await Assert.ThrowsAsync<PostgreSqlSetupException>(() =>
            DatabaseSetup.Run(database, new DatabaseRoles("nobody there", Gateway: null))
        );

        Assert.Contains("CREATE ROLE \"nobody there\" LOGIN", refused.Message, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task InitDb_NamesThatWouldOpenTheTables_AreRefusedByTheirKey()
    {
        var database = await server.NewDatabase();
        foreach (var (silo, gateway) in new (string?, string?)[] { ("public", null), (null, "public"), ("x", "x") })
        {
            var roles = new DatabaseRoles(silo, gateway);
            var refused = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => DatabaseSetup.Run(database, roles));
            Assert.Contains("Cluster:PostgreSql:", refused.Message, StringComparison.Ordinal);
        }

        // Whoever may connect has got nothing by it.
        var stranger = PostgreSqlServer.As(await server.NewRole(), database);
        Assert.Equal(InsufficientPrivilege, await Run(stranger, "SELECT * FROM cart"));
    }

    [ContractFact]
    public async Task Upgrade_WithANewTable_GivesTheRolesTheirRightsAnew()
    {
        var (database, roles) = await Granted();
        // Back to version 2: the next steps make a table, and take columns away.
        Assert.Null(
            await Run(
                database,
                """
                DROP TABLE orleans_reminder;
                DELETE FROM OrleansQuery WHERE QueryKey LIKE '%Reminder%' OR QueryKey LIKE 'ReadRange%';
                ALTER TABLE cart ADD form smallint;
                ALTER TABLE cart DROP created;
                ALTER TABLE grain_state ADD form smallint;
                DELETE FROM partnercarts_schema WHERE version >= 3
                """
            )
        );

        await DatabaseSetup.Run(database, roles);

        var (silo, gateway) = (
            PostgreSqlServer.As(roles.Silo!, database),
            PostgreSqlServer.As(roles.Gateway!, database)
        );
        Assert.Null(await Run(silo, "DELETE FROM orleans_reminder; DELETE FROM cart"));
        Assert.Equal(InsufficientPrivilege, await Run(gateway, "SELECT * FROM orleans_reminder"));
    }

    [ContractFact]
    public async Task Role_ThatWasTheSilos_LosesTheirRightsWhenItBecomesTheGateways()
    {
        var (database, roles) = await Granted();

        var swapped = new DatabaseRoles(roles.Gateway, roles.Silo);
        await DatabaseSetup.Run(database, swapped);

        var gateway = PostgreSqlServer.As(roles.Silo!, database);
        Assert.Equal(InsufficientPrivilege, await Run(gateway, "SELECT * FROM cart"));
        Assert.Null(await Run(gateway, "SELECT * FROM orleans_silo"));
    }

    private async Task<(string Database, DatabaseRoles Roles)> Granted()
    {
        var database = await server.NewDatabase();
        var roles = new DatabaseRoles(await server.NewRole(), await server.NewRole());
        // Again, as with each upgrade.
        await DatabaseSetup.Run(database, roles);
        await DatabaseSetup.Run(database, roles);
        return (database, roles);
    }

    /// <returns>The error's code; null when all went well.</returns>
    private static async Task<string?> Run(string connectionString, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException fault)
        {
            return fault.SqlState;
        }
    }
}
