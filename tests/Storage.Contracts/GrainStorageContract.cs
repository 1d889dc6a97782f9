using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Storage.Contracts;

/// <summary>What the carts' grains rely on, whichever storage keeps them.</summary>
public abstract class GrainStorageContract
{
    /// <summary>
    /// A storage over the provider's one store. Two of them know nothing of each other, as in two silos.
    /// </summary>
    protected abstract Task<IGrainStorage> Open();

    [ContractFact]
    public async Task Read_Absent_FindsNothing() => await (await Open()).ExpectNothing(NewCart());

    [ContractFact]
    public async Task Write_First_IsFoundByAnotherStorage()
    {
        var (cart, form) = (NewCart(), RandomCart());
        var tag = await (await Open()).Write(cart, form, null);
        await (await Open()).ExpectStored(cart, form, tag);
    }

    [ContractFact]
    public async Task Write_OnTop_ReplacesBodyAndTag()
    {
        var (storage, cart, second) = (await Open(), NewCart(), RandomCart());
        var first = await storage.Write(cart, RandomCart(), null);
        var tag = await storage.Write(cart, second, first);
        Assert.NotEqual(first, tag);
        await storage.ExpectStored(cart, second, tag);
    }

    [ContractFact]
    public async Task Write_FirstWhereOneIs_FailsAndLeavesIt()
    {
        var (cart, winner) = (NewCart(), RandomCart());
        var tag = await (await Open()).Write(cart, winner, null);
        var other = await Open();
        await Assert.ThrowsAsync<InconsistentStateException>(() => other.Write(cart, RandomCart(), null));
        await other.ExpectStored(cart, winner, tag);
    }

    [ContractFact]
    public async Task Write_OnTopOfOlder_FailsAndLeavesTheNewer()
    {
        var (storage, cart, winner) = (await Open(), NewCart(), RandomCart());
        var old = await storage.Write(cart, RandomCart(), null);
        var tag = await storage.Write(cart, winner, old);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), old));
        await storage.ExpectStored(cart, winner, tag);
    }

    [ContractFact]
    public async Task Write_AfterFailureWithFreshTag_Succeeds()
    {
        var (storage, cart, form) = (await Open(), NewCart(), RandomCart());
        await storage.Write(cart, RandomCart(), null);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, form, null));
        var found = await storage.Read(cart);
        var tag = await storage.Write(cart, form, found.ETag);
        await storage.ExpectStored(cart, form, tag);
    }

    [ContractFact]
    public async Task Clear_Stored_LeavesNothing()
    {
        var (storage, cart) = (await Open(), NewCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        await storage.Clear(cart, tag);
        await (await Open()).ExpectNothing(cart);
    }

    [ContractFact]
    public async Task Clear_OfOlder_FailsAndLeavesTheNewer()
    {
        var (storage, cart, winner) = (await Open(), NewCart(), RandomCart());
        var old = await storage.Write(cart, RandomCart(), null);
        var tag = await storage.Write(cart, winner, old);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Clear(cart, old));
        await storage.ExpectStored(cart, winner, tag);
    }

    [ContractFact]
    public async Task Write_OnTopOfRemoved_NeitherRevivesItNorReplacesItsSuccessor()
    {
        var (storage, cart, successor) = (await Open(), NewCart(), RandomCart());
        var old = await storage.Write(cart, RandomCart(), null);
        await storage.Clear(cart, old);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), old));
        await storage.ExpectNothing(cart);

        var tag = await storage.Write(cart, successor, null);
        Assert.NotEqual(old, tag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), old));
        await storage.ExpectStored(cart, successor, tag);
    }

    [ContractFact]
    public async Task Write_LargeAndSmallBodies_ComeBackWhole()
    {
        var storage = await Open();
        foreach (var size in new[] { 1, 256, 8191, 1024 * 1024, 3 * 1024 * 1024 })
        {
            var (cart, form) = (NewCart(), RandomCart(size));
            var tag = await storage.Write(cart, form, null);
            await storage.ExpectStored(cart, form, tag);
            var larger = RandomCart(size * 2);
            tag = await storage.Write(cart, larger, tag);
            await storage.ExpectStored(cart, larger, tag);
        }
    }

    [ContractFact]
    public async Task Write_ManyCartsAtOnce_OnlyTheStaleOnesFail()
    {
        var storage = await Open();
        var carts = Enumerable.Range(0, 400).Select(_ => NewCart()).ToArray();
        var tags = await Task.WhenAll(carts.Select(cart => storage.Write(cart, RandomCart(), null)));
        foreach (var i in Enumerable.Range(0, carts.Length).Where(IsStale))
            await storage.Write(carts[i], RandomCart(), tags[i]);

        var forms = carts.Select(_ => RandomCart()).ToArray();
        var writes = carts.Select((cart, i) => storage.Write(cart, forms[i], tags[i])).ToArray();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        for (var i = 0; i < carts.Length; i++)
        {
            if (IsStale(i))
                Assert.IsType<InconsistentStateException>(writes[i].Exception?.InnerException);
            else
                await storage.ExpectStored(carts[i], forms[i], await writes[i]);
        }

        static bool IsStale(int i) => i % 7 == 0;
    }
}
