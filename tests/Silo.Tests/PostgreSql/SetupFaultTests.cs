using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>What an operator reads when the database is not as it should be.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class SetupFaultTests(PostgreSqlServer server)
{
    [ContractFact]
    public async Task Check_NoSchema_NamesTheVerb() =>
        Assert.Matches(
            @"carts\d+ at 127\.0\.0\.1:\d+ has no PartnerCarts schema.*silo init-db",
            await Fault(await server.NewDatabase())
        );

    [ContractFact]
    public async Task Check_NoDatabase_NamesIt() =>
        Assert.Contains("There is no database nowhere at 127.0.0.1", await Fault(server.ConnectionString("nowhere")));

    [ContractFact]
    public async Task Check_NoSuchUser_NamesTheUser() =>
        Assert.Contains(
            "nobody",
            await Fault(
                server
                    .ConnectionString("postgres")
                    .Replace("Username=carts", "Username=nobody", StringComparison.Ordinal)
            )
        );

    [ContractFact]
    public async Task Check_NobodyListens_NamesHostAndPort()
    {
        var port = ServerProcess.FreePort();
        Assert.Contains(
            $"127.0.0.1:{port}",
            await Fault($"Host=127.0.0.1;Port={port};Database=carts;Username=carts;Password=hidden")
        );
    }

    [ContractFact]
    public async Task Run_NewDatabase_SaysWhatItDidAndThatItIsDone()
    {
        var connectionString = await server.NewDatabase();
        Assert.Equal(
            $"The schema is at version {Schema.Version} now ({Schema.Version} steps applied).",
            await DatabaseSetup.Run(connectionString)
        );
        Assert.Equal($"The schema is at version {Schema.Version} already.", await DatabaseSetup.Run(connectionString));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Database=carts;Password=hidden")]
    [InlineData("Host=a;Prot=5432;Password=hidden")]
    [InlineData("Host=a;Port=many;Password=hidden")]
    [InlineData("hidden")]
    public async Task Run_UnreadableConnectionString_FailsAndShowsAnExample(string connectionString)
    {
        var refused = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => DatabaseSetup.Run(connectionString));
        Assert.Contains("Host=db.example", refused.Message);
        Assert.DoesNotContain("hidden", refused.Message);
    }

    private static async Task<string> Fault(string connectionString)
    {
        await using var database = Databases.Open(connectionString);
        var fault = await Assert.ThrowsAsync<PostgreSqlSetupException>(() => Schema.Check(database));
        Assert.DoesNotContain("hidden", fault.Message);
        return fault.Message;
    }
}
