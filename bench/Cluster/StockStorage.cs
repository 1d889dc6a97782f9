using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>Carts in PostgreSQL by Orleans' own ADO.NET storage provider, with our bytes in it.</summary>
internal static class StockStorage
{
    private const string Npgsql = "Npgsql";

    public static void Exchange(WebApplicationBuilder builder)
    {
        var connection = builder.Configuration["Cluster:ConnectionString"]!;
        Install(connection);
        builder.UseOrleans(silo => silo.AddAdoNetGrainStorage(GrainStores.Carts, (AdoNetGrainStorageOptions options) =>
            {
                (options.Invariant, options.ConnectionString) = (
                    Npgsql,
                    connection + ";Maximum Pool Size=64;Max Auto Prepare=32;No Reset On Close=true"
                );
            }));
    }

    /// <summary>
    /// The provider looks its statements up in a table that our own schema has for membership already.
    /// </summary>
    private static void Install(string connection)
    {
        using var script = new StreamReader(typeof(StockStorage).Assembly.GetManifestResourceStream("storage.sql")!);
        using var database = NpgsqlDataSource.Create(connection);
        using var command = database.CreateCommand(script.ReadToEnd());
        command.ExecuteNonQuery();
    }
}
