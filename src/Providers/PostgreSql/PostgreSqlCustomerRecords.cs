using System.Text;
using Npgsql;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>Reads all of the order book's keys, which begin with the partner.</summary>
internal sealed class PostgreSqlCustomerRecords(NpgsqlDataSource database) : ICustomerRecords
{
    // A key is partner/customer or partner/customer/id, GUIDs in 36 characters each.
    private const string OrdersOf =
        "SELECT grain_type, grain_key FROM grain_state WHERE substring(grain_key FROM 38 FOR 36) = $1 LIMIT $2";

    public async ValueTask<IReadOnlyList<GrainId>> Orders(Guid customer, int most)
    {
        await using var command = database.CreateCommand(OrdersOf);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Encoding.UTF8.GetBytes($"{customer:D}") });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await command.ExecuteReaderAsync();
        var records = new List<GrainId>();
        while (await reader.ReadAsync())
            records.Add(GrainId.Create(reader.GetString(0), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1))));
        return records;
    }
}
