using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>Stores by themselves, without a service around them.</summary>
internal static class OpenStore
{
    public static async Task<SqliteStore> At(string path)
    {
        var store = new SqliteStore(
            Options.Create(new StoreOptions { Path = path }),
            Serialized.Serializer,
            NullLogger<SqliteStore>.Instance
        );
        try
        {
            await store.StartAsync(default);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
