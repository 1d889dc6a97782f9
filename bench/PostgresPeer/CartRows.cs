using Npgsql;
using PartnerCarts.Carts;

namespace PartnerCarts.Bench.PostgresPeer;

/// <summary>
/// The table of carts. Each method is one prepared statement on a pooled connection, and commits by itself. An update
/// of a cart that must exist is an UPDATE rather than an INSERT .. ON CONFLICT: it costs less, and answers 404 where
/// there is none.
/// </summary>
internal sealed class CartRows(NpgsqlDataSource database)
{
    private static readonly StateSerializer Serializer = new ServiceCollection()
        .AddCartSerialization()
        .BuildServiceProvider()
        .GetRequiredService<StateSerializer>();

    public async Task MakeTable()
    {
        // Room in each page for the next version of a row: then an update touches no index.
        await using var command = database.CreateCommand(
            """
            CREATE TABLE IF NOT EXISTS carts (
                customer uuid, cart uuid, partner uuid NOT NULL, incarnation uuid NOT NULL, version bigint NOT NULL, created timestamptz NOT NULL, expires timestamptz NOT NULL,
                ordered boolean NOT NULL DEFAULT false, body bytea NOT NULL, PRIMARY KEY (customer, cart)) WITH (fillfactor = 70)
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>False when there is a cart with that key.</returns>
    public async Task<bool> Insert(Cart cart)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO carts (customer, cart, partner, incarnation, version, created, expires, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (customer, cart) DO NOTHING
            """
        );
        AddKey(command, cart.Key, cart.Partner);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = cart.Incarnation });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = cart.Revision });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = cart.Created.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = cart.Expires.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Serializer.ToBytes(cart) });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <returns>The cart as it is stored now; null when there is none of the partner's in that version.</returns>
    public async Task<Cart?> Update(Cart next, long? expected)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE carts SET version = version + 1, body = $4
            WHERE customer = $1 AND cart = $2 AND partner = $3 AND NOT ordered AND expires > $5 AND version = coalesce($6, version)
            RETURNING incarnation, version, created, expires
            """
        );
        AddKey(command, next.Key, next.Partner);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Serializer.ToBytes(next) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = next.Modified.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = expected });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? WithColumns(next, reader, 0) : null;
    }

    /// <returns>Null when the partner has no such cart.</returns>
    public async Task<Cart?> Find(CartKey key, Guid partner, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(
            "SELECT body, incarnation, version, created, expires FROM carts WHERE customer = $1 AND cart = $2 AND "
                + "partner = $3 AND expires > $4"
        );
        AddKey(command, key, partner);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? WithColumns(Serializer.Read<Cart>(reader.GetFieldValue<byte[]>(0)), reader, 1)
            : null;
    }

    /// <summary>What a blind update does not know of the cart is in columns.</summary>
    private static Cart WithColumns(Cart cart, NpgsqlDataReader reader, int first) =>
        cart with
        {
            Incarnation = reader.GetGuid(first),
            Revision = reader.GetInt64(first + 1),
            Created = reader.GetDateTime(first + 2),
            Expires = reader.GetDateTime(first + 3),
        };

    private static void AddKey(NpgsqlCommand command, CartKey key, Guid partner)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.CustomerId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.CartId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partner });
    }
}
