using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// After a write that failed, nobody knows; after the next read, everybody does, and what comes late changes nothing
/// any more.
/// </summary>
public abstract class StorageFaultContract
{
    /// <inheritdoc cref="GrainStorageContract.Open"/>
    protected abstract Task<IGrainStorage> Open();

    [ContractFact]
    public async Task Write_LostOnItsWay_LeavesTheOldAndCanBeRepeated()
    {
        var (storage, cart, old, next) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart(), RandomCart());
        var tag = await storage.Write(cart, old, null);
        storage.FailNext(StorageFault.Before);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, next, tag));
        await storage.ExpectStored(cart, old, tag);
        tag = await storage.Write(cart, next, tag);
        await storage.ExpectStored(cart, next, tag);
    }

    [ContractFact]
    public async Task Write_AnswerLost_HasHappenedAndIsNotRepeated()
    {
        var (storage, cart, next) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.After);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, next, tag));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), tag));
        var found = await storage.Read(cart);
        Assert.Equal(next.ModifiedBy, found.State!.ModifiedBy);
        await storage.Write(cart, RandomCart(), found.ETag);
    }

    [ContractFact]
    public async Task Write_FirstAnswerLost_HasHappenedAndIsNotRepeated()
    {
        var (storage, cart, first) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        storage.FailNext(StorageFault.After);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, first, null));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), null));
        Assert.Equal(first.ModifiedBy, (await storage.Read(cart)).State!.ModifiedBy);
    }

    [ContractFact]
    public async Task Write_LateAfterAnother_ChangesNothing()
    {
        var (storage, cart, winner) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.Late);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, RandomCart(), tag));
        tag = await storage.Write(cart, winner, tag);
        Assert.Equal(0, await storage.DeliverLate());
        await storage.ExpectStored(cart, winner, tag);
    }

    [ContractFact]
    public async Task Write_LateBeforeAnother_MakesTheOtherReadAgain()
    {
        var (storage, cart, late) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.Late);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, late, tag));
        Assert.Equal(1, await storage.DeliverLate());
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), tag));
        Assert.Equal(late.ModifiedBy, (await storage.Read(cart)).State!.ModifiedBy);
    }

    [ContractFact]
    public async Task Write_LateAfterRemovalAndRecreation_ChangesNothing()
    {
        var (storage, cart, successor) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.Late);
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, RandomCart(), tag));
        await storage.Clear(cart, tag);
        tag = await storage.Write(cart, successor, null);
        Assert.Equal(0, await storage.DeliverLate());
        await storage.ExpectStored(cart, successor, tag);
    }

    [ContractFact]
    public async Task Clear_AnswerLost_HasHappened()
    {
        var (storage, cart) = (new FaultyGrainStorage(await Open()), NewCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.After);
        await Assert.ThrowsAsync<IOException>(() => storage.Clear(cart, tag));
        await storage.ExpectNothing(cart);
    }

    [ContractFact]
    public async Task Clear_LateAfterAnotherWrite_ChangesNothing()
    {
        var (storage, cart, winner) = (new FaultyGrainStorage(await Open()), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        storage.FailNext(StorageFault.Late);
        await Assert.ThrowsAsync<IOException>(() => storage.Clear(cart, tag));
        tag = await storage.Write(cart, winner, tag);
        Assert.Equal(0, await storage.DeliverLate());
        await storage.ExpectStored(cart, winner, tag);
    }
}
