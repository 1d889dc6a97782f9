using Npgsql;
using PartnerCarts.Silo.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class SchemaTests(PostgreSqlServer server)
{
    [ContractFact]
    public async Task Install_EmptyDatabase_IsFitForASilo()
    {
        await using var database = Databases.Open(await server.NewDatabase());
        Assert.Equal(Schema.Version, await Schema.Install(database));
        await Schema.Check(database);
    }

    [ContractFact]
    public async Task Install_Again_ChangesNothing()
    {
        await using var database = Databases.Open(await server.NewSchema());
        Assert.Equal(0, await Schema.Install(database));
    }

    [ContractFact]
    public async Task Install_ManyAtOnce_MakesItOnce()
    {
        await using var database = Databases.Open(await server.NewDatabase());
        var steps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Schema.Install(database)));
        Assert.Equal(Schema.Version, steps.Sum());
    }

    [ContractFact]
    public async Task Install_OlderVersion_GoesOnFromThere()
    {
        await using var database = Databases.Open(await server.NewSchema());
        await Execute(
            database,
            "DROP TABLE orleans_reminder; DELETE FROM OrleansQuery WHERE QueryKey LIKE '%Reminder%' OR QueryKey "
                + "LIKE 'ReadRange%'; DELETE FROM partnercarts_schema WHERE version = 3"
        );
        var refusal = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Check(database));
        Assert.Contains($"version 2, this build needs {Schema.Version}", refusal.Message);
        Assert.Contains("silo init-db", refusal.Message);
        Assert.Equal(1, await Schema.Install(database));
        await Schema.Check(database);
    }

    [ContractFact]
    public async Task Install_InASearchPath_KeepsApartFromOtherSchemas()
    {
        var connectionString = await server.NewDatabase();
        await using (var database = Databases.Open(connectionString))
            await Execute(database, "CREATE SCHEMA one; CREATE SCHEMA two");
        await using var one = Databases.Open(connectionString + ";Search Path=one");
        await using var two = Databases.Open(connectionString + ";Search Path=two");
        await Schema.Install(one);
        await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Check(two));
        Assert.Equal(Schema.Version, await Schema.Install(two));
    }

    [ContractFact]
    public async Task Install_BesideAnotherApplicationsOrleansTables_RefusesAndChangesNothing()
    {
        await using var database = Databases.Open(await server.NewDatabase());
        await Execute(
            database,
            "CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL)"
        );
        var refusal = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Install(database));
        Assert.Contains("Search Path", refusal.Message);
        await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Check(database));
    }

    [ContractFact]
    public async Task Check_NewerVersion_AsksForTheNewerBuild()
    {
        await using var database = Databases.Open(await server.NewSchema());
        await Execute(database, "INSERT INTO partnercarts_schema (version, step) VALUES (99, 'later')");
        foreach (var attempt in new Func<Task>[] { () => Schema.Check(database), () => Schema.Install(database) })
            Assert.Contains("schema version 99", (await Assert.ThrowsAsync<PostgreSqlSetupException>(attempt)).Message);
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
