using Npgsql;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// One row per cart, with the time at which it has to be looked at, and when it was made: both indexes are this
/// table's.
/// </summary>
internal sealed class CartTable : RowTable
{
    public static CartTable Instance { get; } = new();

    public override string Insert =>
        """
            INSERT INTO cart (customer_id, cart_id, version, body, shard, due, created)
            SELECT * FROM unnest(
                $1::uuid[], $2::uuid[], $3::bigint[], $4::bytea[], $5::smallint[], $6::bigint[], $7::bigint[])
            ON CONFLICT (customer_id, cart_id) DO NOTHING
            RETURNING version
            """;

    public override string Update =>
        """
            UPDATE cart c SET version = w.version, body = w.body, shard = w.shard, due = w.due
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bytea[], $6::smallint[], $7::bigint[])
                AS w (customer_id, cart_id, version, expected, body, shard, due)
            WHERE c.customer_id = w.customer_id AND c.cart_id = w.cart_id AND c.version = w.expected
            RETURNING w.version
            """;

    public override string Delete =>
        """
            DELETE FROM cart c
            USING unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
                AS w (customer_id, cart_id, version, expected)
            WHERE c.customer_id = w.customer_id AND c.cart_id = w.cart_id AND c.version = w.expected
            RETURNING w.version
            """;

    public override string Versions =>
        """
            SELECT w.version, c.version
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS w (customer_id, cart_id, version)
                LEFT JOIN cart c ON c.customer_id = w.customer_id AND c.cart_id = w.cart_id
            """;

    public override string Read => "SELECT version, body FROM cart WHERE customer_id = $1 AND cart_id = $2";

    public override void AddKey(NpgsqlParameterCollection parameters, RowKey key)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Cart(key).CustomerId });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Cart(key).CartId });
    }

    protected override void AddKeys(NpgsqlParameterCollection parameters, IReadOnlyList<RowWrite> rows)
    {
        parameters.Add(Column(rows, row => Cart(row.Key).CustomerId));
        parameters.Add(Column(rows, row => Cart(row.Key).CartId));
    }

    protected override void AddMore(
        NpgsqlParameterCollection parameters,
        RowChange change,
        IReadOnlyList<RowWrite> rows
    )
    {
        parameters.Add(Column(rows, row => (short)WakeupShards.Of(Cart(row.Key))));
        parameters.Add(Column(rows, row => row.Content.Cart!.Due.UtcTicks));
        // Never changes.
        if (change is RowChange.Insert)
            parameters.Add(Column(rows, row => row.Content.Cart!.Created.UtcTicks));
    }

    private static CartKey Cart(RowKey key) => ((CartRowKey)key).Cart;
}
