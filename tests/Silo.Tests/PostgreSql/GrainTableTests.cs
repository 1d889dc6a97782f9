using PartnerCarts.Carts;
using PartnerCarts.Grains;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>What grains other than carts keep.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class GrainTableTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task State_WhateverTheKey_IsWrittenReadAndCleared()
    {
        var storage = _store.OpenStorage(GrainStores.Orders);
        foreach (
            var key in new[]
            {
                "a/b",
                "A/B",
                "nul\0inside",
                "ключ 🛒",
                new string('k', 2000),
                "a b",
                "'; DROP TABLE cart; --",
            }
        )
        {
            var (grain, form) = (GrainId.Create("customerorders", key), RandomCart());
            await storage.ExpectNothing(grain);
            var tag = await storage.Write(grain, RandomCart(), null);
            tag = await storage.Write(grain, form, tag);
            await storage.ExpectStored(grain, form, tag);
            await storage.Clear(grain, tag);
            await storage.ExpectNothing(grain);
        }
    }

    [ContractFact]
    public async Task State_SameKeyOtherTypeOrName_IsAnother()
    {
        var storage = _store.OpenStorage(GrainStores.Orders);
        var (one, two, other) = (RandomCart(), RandomCart(), RandomCart());
        await storage.Write(GrainId.Create("one", "k"), one, null);
        await storage.Write(GrainId.Create("two", "k"), two, null);
        await storage.WriteStateAsync("other", GrainId.Create("one", "k"), new GrainState<Cart>(other));
        Assert.Equal(one.ModifiedBy, (await storage.Read(GrainId.Create("one", "k"))).State!.ModifiedBy);
        Assert.Equal(two.ModifiedBy, (await storage.Read(GrainId.Create("two", "k"))).State!.ModifiedBy);
    }

    [ContractFact]
    public async Task State_KeyTooLongForTheIndex_FailsAlone()
    {
        var storage = _store.OpenStorage(GrainStores.Orders, new() { WriteQueueCount = 1 });
        var random = new string([.. Enumerable.Range(0, 20_000).Select(_ => (char)Random.Shared.Next('!', '~'))]);
        var writes = Enumerable
            .Range(0, 20)
            .Select(i => storage.Write(GrainId.Create("one", $"{i}"), RandomCart(), null))
            .ToArray();
        await Assert.ThrowsAsync<IOException>(() => storage.Write(GrainId.Create("one", random), RandomCart(), null));
        await Task.WhenAll(writes);
        await storage.ExpectNothing(GrainId.Create("one", random));
    }

    [ContractFact]
    public async Task Carts_KeyOfNoCart_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _store.OpenStorage().Read(GrainId.Create("cart", "x"))
        );
        Assert.Contains("customer-id/cart-id", fault.Message);
    }
}
