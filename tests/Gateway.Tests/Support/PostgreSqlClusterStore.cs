using Npgsql;
using PartnerCarts.Carts;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A database with the schema in it.</summary>
internal sealed class PostgreSqlClusterStore(string database) : ClusterStore
{
    public override IEnumerable<string> Settings =>
        [
            "--Cluster:Provider=PostgreSql",
            $"--Cluster:ConnectionString={database}",
            "--Cluster:PostgreSql:WriteQueueCount=1",
        ];

    public override Task<int> CountCarts() => Count("cart");

    /// <summary>A column of the carts: none is without its cart.</summary>
    public override Task<int> CountEntries() => CountCarts();

    public override Task<int> CountOrders() => Count("grain_state WHERE grain_type = 'order'");

    protected override async Task<byte[]?> ReadBody(CartKey key) =>
        await Ask($"SELECT body FROM cart WHERE customer_id = '{key.CustomerId}' AND cart_id = '{key.CartId}'")
        as byte[];

    private async Task<int> Count(string rows) => (int)(long)(await Ask($"SELECT count(*) FROM {rows}"))!;

    private async Task<object?> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
