using PartnerCarts.Gateway.Tests.Conformance;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Survival;

[CollectionDefinition(Name)]
public sealed class SurvivalOnPostgreSql : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "Survival on PostgreSQL";
}

[CollectionDefinition(Name)]
public sealed class SurvivalOnAzurite : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Survival on Azurite";
}

public sealed class MemoryExpirationTests : ExpirationCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Memory();
}

[NeedsPostgreSql, Collection(SurvivalOnPostgreSql.Name)]
public sealed class PostgreSqlExpirationTests(PostgreSqlServer server) : ExpirationCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

[NeedsAzurite, Collection(SurvivalOnAzurite.Name)]
public sealed class AzureExpirationTests(AzuriteServer server) : ExpirationCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

public sealed class MemoryCheckoutTests : CheckoutCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Memory();
}

[NeedsPostgreSql, Collection(SurvivalOnPostgreSql.Name)]
public sealed class PostgreSqlCheckoutTests(PostgreSqlServer server) : CheckoutCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

[NeedsAzurite, Collection(SurvivalOnAzurite.Name)]
public sealed class AzureCheckoutTests(AzuriteServer server) : CheckoutCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

public sealed class MemoryTwoActivationsTests : TwoActivationsCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Memory();
}

[NeedsPostgreSql, Collection(SurvivalOnPostgreSql.Name)]
public sealed class PostgreSqlTwoActivationsTests(PostgreSqlServer server) : TwoActivationsCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

[NeedsAzurite, Collection(SurvivalOnAzurite.Name)]
public sealed class AzureTwoActivationsTests(AzuriteServer server) : TwoActivationsCases
{
    private protected override Task<ClusterStore?> NewStore() => Stores.Of(server);
}

internal static class Stores
{
    public static Task<ClusterStore?> Memory() => Task.FromResult<ClusterStore?>(new MemoryStore());

    public static async Task<ClusterStore?> Of(PostgreSqlServer server) =>
        PostgreSqlServer.Programs is null ? null : new PostgreSqlClusterStore(await server.NewSchema());

    public static Task<ClusterStore?> Of(AzuriteServer server) =>
        Task.FromResult<ClusterStore?>(
            AzuriteServer.Program is null ? null : new AzureClusterStore(server.NewAccount())
        );
}
