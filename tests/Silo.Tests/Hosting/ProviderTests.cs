using PartnerCarts.Providers.PostgreSql;
using PartnerCarts.Silo.Tests.Azure;
using PartnerCarts.Silo.Tests.PostgreSql;

namespace PartnerCarts.Silo.Tests.Hosting;

/// <summary>As the role of silos, which owns nothing.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlProviderTests(PostgreSqlServer server) : ProviderCases
{
    protected override async Task<string[]> Settings()
    {
        var database = await server.NewDatabase();
        var roles = new DatabaseRoles(await server.NewRole(), Gateway: null);
        await DatabaseSetup.Run(database, roles);
        return
        [
            "--Cluster:Provider=PostgreSql",
            $"--Cluster:ConnectionString={PostgreSqlServer.As(roles.Silo!, database)}",
            "--Cluster:PostgreSql:WriteQueueCount=1",
        ];
    }
}

[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureProviderTests(AzuriteServer server) : ProviderCases
{
    protected override Task<string[]> Settings() =>
        Task.FromResult<string[]>([
            "--Cluster:Provider=AzureStorage",
            $"--Cluster:ConnectionString={server.ConnectionString}",
        ]);
}
