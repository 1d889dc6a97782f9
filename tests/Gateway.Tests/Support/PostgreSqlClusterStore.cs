using Npgsql;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A database with the schema in it.</summary>
internal sealed class PostgreSqlClusterStore(string database) : ClusterStore
{
    public override IEnumerable<string> Settings => ["--Cluster:Provider=PostgreSql", $"--Cluster:ConnectionString={database}", "--Cluster:PostgreSql:WriteLanes=1"];

    public override async Task<int> CountCarts()
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*) FROM cart");
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }
}
