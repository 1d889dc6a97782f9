using System.Runtime.CompilerServices;
using Npgsql;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>The wake-up index is a column of the carts' rows, and is written with them. Here it is only read.</summary>
internal sealed class PostgreSqlWakeupIndex(NpgsqlDataSource database) : IWakeupIndex
{
    private const int Page = 500;

    // Cart ids make the order total, so that a page begins exactly where the one before it ended.
    internal const string Next = """
        SELECT customer_id, cart_id, due FROM cart
        WHERE shard = $1 AND due <= $2 AND due >= $3 AND (due, customer_id, cart_id) > ($3, $4, $5)
        ORDER BY due, customer_id, cart_id
        LIMIT $6
        """;

    public ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation) => ValueTask.CompletedTask;

    public async IAsyncEnumerable<WakeupEntry> Due(
        int shard,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var last = default(WakeupEntry);
        while (true)
        {
            var page = await Read(shard, until, last, cancellation);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < Page)
                yield break;
            last = page[^1];
        }
    }

    private async Task<List<WakeupEntry>> Read(
        int shard,
        DateTimeOffset until,
        WakeupEntry last,
        CancellationToken cancellation
    )
    {
        await using var command = database.CreateCommand(Next);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)shard });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until.UtcTicks });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last.Due.UtcTicks });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last.Key.CustomerId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last.Key.CartId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Page });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var page = new List<WakeupEntry>();
        while (await reader.ReadAsync(cancellation))
            page.Add(
                new WakeupEntry(
                    new CartKey(reader.GetGuid(0), reader.GetGuid(1)),
                    new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero)
                )
            );
        return page;
    }
}
