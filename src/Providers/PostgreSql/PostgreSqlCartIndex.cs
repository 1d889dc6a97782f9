using Npgsql;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// A customer's carts are found by the primary key of their rows, which begins with the customer, and sorted as they
/// are read: nothing more is written.
/// </summary>
internal sealed class PostgreSqlCartIndex(NpgsqlDataSource database) : ICartIndex
{
    internal const string Page = """
        SELECT cart_id, coalesce(created, 0) FROM cart
        WHERE customer_id = $1 AND (coalesce(created, 0), cart_id) < ($2, $3)
        ORDER BY coalesce(created, 0) DESC, cart_id DESC
        LIMIT $4
        """;

    private static readonly Guid Highest = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public ValueTask Add(CartIndexEntry entry, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask Remove(CartIndexEntry entry, CancellationToken cancellation) => ValueTask.CompletedTask;

    public async ValueTask<CartPage> Read(Guid customerId, int most, string? after, CancellationToken cancellation)
    {
        var last = after is null
            ? new CartIndexEntry(new CartKey(customerId, Highest), DateTimeOffset.MaxValue)
            : CartIndexPlace.Parse(customerId, after);
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = customerId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last.Created.UtcTicks });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last.Key.CartId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most + 1 });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<CartIndexEntry>();
        while (await reader.ReadAsync(cancellation))
            found.Add(
                new CartIndexEntry(
                    new CartKey(customerId, reader.GetGuid(0)),
                    new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero)
                )
            );
        return CartIndexPlace.Page(found, most);
    }
}
