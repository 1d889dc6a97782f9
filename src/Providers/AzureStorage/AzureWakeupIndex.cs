using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// The wake-up index in a table of its own. Partitions are a shard's hours, such as "07-2024050212", so one range of
/// partitions holds what is due and nothing else; rows begin with the time, so they come in its order.
/// </summary>
internal sealed class AzureWakeupIndex(TableServiceClient account) : IWakeupIndex
{
    private const string TableName = "CartsDue";

    private readonly AzureTable _table = new(account, TableName);

    public async ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation)
    {
        var table = await _table.Open();
        await table.UpsertEntityAsync(
            new TableEntity(Partition(WakeupShards.Of(key), due), Row(key, due)),
            TableUpdateMode.Replace,
            cancellation
        );
    }

    public async ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation)
    {
        var table = await _table.Open();
        await table.DeleteEntityAsync(Partition(WakeupShards.Of(key), due), Row(key, due), ETag.All, cancellation);
    }

    public async IAsyncEnumerable<WakeupEntry> Due(
        int shard,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var table = await _table.Open();
        var (first, last) = (Partition(shard, DateTimeOffset.MinValue), Partition(shard, until));
        var rows = table.QueryAsync<TableEntity>(
            $"PartitionKey ge '{first}' and PartitionKey le '{last}'",
            maxPerPage: 500,
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellation
        );
        await foreach (var row in rows)
        {
            var entry = Read(row.RowKey);
            // The last partition is the current hour: the rest of it is not due yet.
            if (entry.Due > until)
                yield break;
            yield return entry;
        }
    }

    private static string Partition(int shard, DateTimeOffset due) =>
        string.Create(CultureInfo.InvariantCulture, $"{shard:00}-{due.UtcDateTime:yyyyMMddHH}");

    private static string Row(CartKey key, DateTimeOffset due) =>
        string.Create(CultureInfo.InvariantCulture, $"{due.UtcTicks:D19}_{key.CustomerId:D}_{key.CartId:D}");

    private static WakeupEntry Read(string row)
    {
        var parts = row.Split('_');
        return new WakeupEntry(
            new CartKey(Guid.ParseExact(parts[1], "D"), Guid.ParseExact(parts[2], "D")),
            new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero)
        );
    }
}
