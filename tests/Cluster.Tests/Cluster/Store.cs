using Npgsql;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Cluster.Tests;

/// <summary>Looks into the store, past the cluster: asking a cart would wake it.</summary>
internal sealed class Store(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<long> CountCarts() => Ask<long>("SELECT count(*) FROM cart");

    public Task<long> CountOrders() => Ask<long>("SELECT count(*) FROM grain_state WHERE grain_type = 'order'");

    /// <summary>Silos that the members agree to be dead, those that left in good order included.</summary>
    public Task<long> CountDeadSilos() => Ask<long>("SELECT count(*) FROM orleans_silo WHERE status = 6");

    public async Task<IReadOnlyList<Cart>> Carts()
    {
        var carts = new List<Cart>();
        await using var command = _database.CreateCommand("SELECT body FROM cart");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            carts.Add(Serialized.Read<Cart>(reader.GetFieldValue<byte[]>(0)));
        return carts;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

internal static class Eventually
{
    /// <summary>Waits until something is true, and returns how long that took.</summary>
    public static async Task<TimeSpan> True(Func<Task<bool>> condition, TimeSpan patience, string what)
    {
        var began = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(began.Elapsed < patience, $"After {patience.TotalSeconds:0} s it is still not so that {what}.");
            await Task.Delay(100);
        }

        return began.Elapsed;
    }
}
