using Npgsql;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>Many writes share a batch, and none suffers from its company.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class WriteQueueTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly PostgreSqlOptions OneQueue = new()
    {
        WriteQueueCount = 1,
        BatchRows = 100,
        QueuedWrites = 100,
    };

    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Write_WhatCameDuringABatch_SharesTheNextCommit()
    {
        var storage = _store.OpenStorage(options: OneQueue);
        var writes = await BehindALock(storage, () => Writes(storage, 60));
        await Task.WhenAll(writes);
        // One transaction has written them all; the row that held them up has one of its own.
        Assert.Equal(2, await _store.Ask<long>("SELECT count(DISTINCT xmin::text) FROM cart"));
    }

    [ContractFact]
    public async Task Write_MoreThanABatchTakes_GoesOutInSeveral()
    {
        var storage = _store.OpenStorage(options: new PostgreSqlOptions { WriteQueueCount = 1, BatchRows = 25 });
        await Task.WhenAll(await BehindALock(storage, () => Writes(storage, 60)));
        Assert.Equal(4, await _store.Ask<long>("SELECT count(DISTINCT xmin::text) FROM cart"));
    }

    [ContractFact]
    public async Task Write_RefusedByTheDatabase_FailsAlone()
    {
        var storage = _store.OpenStorage(options: OneQueue);
        await _store.Execute("ALTER TABLE cart ADD CHECK (length(body) < 10000)");
        var bad = Task.CompletedTask;
        var good = await BehindALock(storage, () =>
        {
            bad = storage.Write(NewCart(), RandomCart(20_000), null);
            return Writes(storage, 40);
        });
        await Task.WhenAll(good);
        var fault = await Assert.ThrowsAsync<IOException>(() => bad);
        Assert.IsType<PostgresException>(fault.InnerException);
        Assert.Equal(41, await _store.Ask<long>("SELECT count(*) FROM cart"));
    }

    [ContractFact]
    public async Task Write_OfARowLockedByHand_FailsAlone()
    {
        var storage = _store.OpenStorage(options: OneQueue);
        var locked = NewCart();
        var tag = await storage.Write(locked, RandomCart(), null);
        await using var connection = await _store.OpenDatabase().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT version FROM cart FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();

        var held = storage.Write(locked, RandomCart(), tag);
        var others = Writes(storage, 20);
        await Task.WhenAll(others);
        await Assert.ThrowsAsync<IOException>(() => held);
    }

    [ContractFact]
    public async Task Write_LineIsFull_FailsAtOnceAndNamesTheLimit()
    {
        var storage = _store.OpenStorage(options: OneQueue);
        var tooMany = Task.CompletedTask;
        var waiting = await BehindALock(storage, () =>
        {
            var waiting = Writes(storage, OneQueue.QueuedWrites);
            tooMany = storage.Write(NewCart(), RandomCart(), null);
            Assert.True(tooMany.IsFaulted);
            return waiting;
        });
        await Task.WhenAll(waiting);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => tooMany);
        Assert.Contains("100 writes are waiting", fault.Message);
        Assert.Contains("Cluster:PostgreSql:QueuedWrites", fault.Message);
    }

    [ContractFact]
    public async Task Write_SameNewCartTwiceInOneBatch_OneWins()
    {
        var storage = _store.OpenStorage(options: OneQueue);
        var cart = NewCart();
        var writes = await BehindALock(storage, () =>
            [.. Enumerable.Range(0, 5).Select(_ => storage.Write(cart, RandomCart(), null))]
        );
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));
        _ = Assert.Single(writes, write => write.IsCompletedSuccessfully);
        Assert.All(writes.Where(write => write.IsFaulted), write =>
            Assert.IsType<InconsistentStateException>(write.Exception!.InnerException)
        );
    }

    [ContractFact]
    public async Task Write_Stale_SaysWhatIsStored()
    {
        var (storage, cart) = (_store.OpenStorage(), NewCart());
        var first = await storage.Write(cart, RandomCart(), null);
        var second = await storage.Write(cart, RandomCart(), first);
        var stale = await Assert.ThrowsAsync<InconsistentStateException>(() =>
            storage.Write(cart, RandomCart(), first)
        );
        Assert.Equal((second, first), (stale.StoredEtag, stale.CurrentEtag));
        Assert.Contains(cart.Key.ToString()!, stale.Message);
        await storage.Clear(cart, second);
        stale = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), second));
        Assert.Equal((null, second), (stale.StoredEtag, stale.CurrentEtag));
    }

    [ContractFact]
    public async Task Dispose_WritesInLine_AreWritten()
    {
        var rows = _store.OpenRows(OneQueue);
        var storage = new PostgreSqlGrainStorage("carts", rows, GrainsSerialized.Serializer);
        var writes = Writes(storage, 100);
        await rows.DisposeAsync();
        await Task.WhenAll(writes);
        Assert.Equal(100, await _store.Ask<long>("SELECT count(*) FROM cart"));
        var late = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            storage.Write(NewCart(), RandomCart(), null)
        );
        Assert.Contains("stopping", late.Message);
    }

    private static Task[] Writes(IGrainStorage storage, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => storage.Write(NewCart(), RandomCart(100), null))];

    /// <summary>
    /// Keeps the storage's one lane busy with a row that is locked meanwhile, so that everything begun meanwhile is in
    /// line together.
    /// </summary>
    private async Task<Task[]> BehindALock(IGrainStorage storage, Func<Task[]> begin)
    {
        var blocker = NewCart();
        var tag = await storage.Write(blocker, RandomCart(), null);
        await using var connection = await _store.OpenDatabase().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT version FROM cart FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();

        var blocked = storage.Write(blocker, RandomCart(), tag);
        while (
            await _store.Ask<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) == 0
        )
            await Task.Delay(10);
        var begun = begin();
        await transaction.CommitAsync();
        await blocked;
        return begun;
    }
}
