using System.Globalization;
using Azure;
using Azure.Data.Tables;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// Customers' carts in a table of their own: a partition for each customer, whose rows begin with the time that is left
/// until the end of times, so that the newest come first.
/// </summary>
internal sealed class AzureCartIndex(TableServiceClient account) : ICartIndex
{
    private const string TableName = "CartsOfCustomers";

    private readonly AzureTable _table = new(account, TableName);

    public async ValueTask Add(CartIndexEntry entry, CancellationToken cancellation)
    {
        var table = await _table.Open();
        await table.UpsertEntityAsync(
            new TableEntity(Partition(entry.Key.CustomerId), Row(entry)),
            TableUpdateMode.Replace,
            cancellation
        );
    }

    public async ValueTask Remove(CartIndexEntry entry, CancellationToken cancellation)
    {
        var table = await _table.Open();
        await table.DeleteEntityAsync(Partition(entry.Key.CustomerId), Row(entry), ETag.All, cancellation);
    }

    public async ValueTask<CartPage> Read(Guid customerId, int most, string? after, CancellationToken cancellation)
    {
        var behind = after is null ? "" : $" and RowKey gt '{Row(CartIndexPlace.Parse(customerId, after))}'";
        var table = await _table.Open();
        var found = new List<CartIndexEntry>();
        var rows = table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{Partition(customerId)}'{behind}",
            maxPerPage: Math.Min(most + 1, 1000),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellation
        );
        await foreach (var row in rows)
        {
            found.Add(Read(customerId, row.RowKey));
            if (found.Count > most)
                break;
        }

        return CartIndexPlace.Page(found, most);
    }

    private static string Partition(Guid customer) => customer.ToString("D");

    private static string Row(CartIndexEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.UtcTicks - entry.Created.UtcTicks:D19}-{entry.Key.CartId:N}"
        );

    private static CartIndexEntry Read(Guid customer, string row)
    {
        var parts = row.Split('-');
        return new CartIndexEntry(
            new CartKey(customer, Guid.ParseExact(parts[1], "N")),
            new DateTimeOffset(
                DateTimeOffset.MaxValue.UtcTicks - long.Parse(parts[0], CultureInfo.InvariantCulture),
                TimeSpan.Zero
            )
        );
    }
}
