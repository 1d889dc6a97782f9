using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

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
                + "LIKE 'ReadRange%'"
        );
        await Execute(
            database,
            "ALTER TABLE cart ADD form smallint; ALTER TABLE grain_state ADD form smallint; ALTER TABLE cart DROP "
                + "created; DELETE FROM partnercarts_schema WHERE version >= 3"
        );
        var refusal = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Check(database));
        Assert.Contains($"version 2, this build needs {Schema.Version}", refusal.Message);
        Assert.Contains("silo init-db", refusal.Message);
        Assert.Equal(Schema.Version - 2, await Schema.Install(database));
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
    public async Task Check_NewerVersionThatOnlyAdds_IsWorkedWith()
    {
        await using var database = Databases.Open(await server.NewSchema());
        var step = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "NextVersion", "006-next-version.sql"));
        await Execute(
            database,
            step + "INSERT INTO partnercarts_schema (version, step, needs) VALUES (6, 'next version', 0)"
        );

        await Schema.Check(database);

        Assert.Equal(0, await Schema.Install(database));
        await using var rows = new WriteQueues(
            database,
            Options.Create(new PostgreSqlOptions()),
            NullLogger<WriteQueues>.Instance
        );
        var (storage, grain, cart) = (
            new PostgreSqlGrainStorage(GrainStores.Carts, rows, GrainsSerialized.Serializer),
            NewCart(),
            RandomCart()
        );
        var tag = await storage.Write(grain, RandomCart(), null);
        tag = await storage.Write(grain, cart, tag);
        await storage.ExpectStored(grain, cart, tag);
    }

    [ContractFact]
    public async Task Install_OverCartsOfABuildBeforeTheFirstRelease_RefusesAndSaysWhatToDo()
    {
        await using var database = Databases.Open(await server.NewDatabase());
        foreach (var step in SchemaSteps.All.Where(step => step.Version < 4))
            await Execute(database, step.Sql);
        await Execute(
            database,
            "CREATE TABLE partnercarts_schema (version integer PRIMARY KEY, step text NOT NULL, applied_at "
                + "timestamptz NOT NULL DEFAULT now())"
        );
        await Execute(database, "INSERT INTO partnercarts_schema (version, step) VALUES (3, '003')");
        await Execute(database, "INSERT INTO cart VALUES (gen_random_uuid(), gen_random_uuid(), 0, 0, 1, 1, '\\x01')");

        Assert.Contains(
            "TRUNCATE cart",
            (await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Install(database))).Message
        );

        await Execute(database, "TRUNCATE cart, grain_state");
        Assert.Equal(Schema.Version - 3, await Schema.Install(database));
        await Schema.Check(database);
    }

    [ContractFact]
    public async Task Check_NewerVersionThatTakesAway_AsksForTheNewerBuild()
    {
        await using var database = Databases.Open(await server.NewSchema());
        await Execute(database, "INSERT INTO partnercarts_schema (version, step, needs) VALUES (99, 'later', 98)");
        foreach (var attempt in new Func<Task>[] { () => Schema.Check(database), () => Schema.Install(database) })
            Assert.Contains("schema version 99", (await Assert.ThrowsAsync<PostgreSqlSetupException>(attempt)).Message);
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
