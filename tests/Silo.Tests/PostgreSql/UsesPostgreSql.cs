namespace PartnerCarts.Silo.Tests.PostgreSql;

[CollectionDefinition(Name)]
public sealed class UsesPostgreSql : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}
