using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class LostConnectionTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Write_CommittedButAnswerLost_IsRecognizedAsItsOwn()
    {
        var settings = new NpgsqlConnectionStringBuilder(_store.ConnectionString);
        await using var proxy = new CuttingProxy(settings.Port);
        settings.Port = proxy.Port;
        await using var database = Databases.Open(settings.ConnectionString);
        await using var rows = new WriteQueues(
            database,
            Options.Create(new PostgreSqlOptions { WriteQueueCount = 1 }),
            NullLogger<WriteQueues>.Instance
        );
        var (storage, cart, form) = (
            new PostgreSqlGrainStorage("carts", rows, GrainsSerialized.Serializer),
            NewCart(),
            RandomCart()
        );
        await storage.Read(cart);

        proxy.LoseNextAnswer();
        var tag = await storage.Write(cart, RandomCart(), null);
        proxy.LoseNextAnswer();
        tag = await storage.Write(cart, form, tag);
        await storage.ExpectStored(cart, form, tag);
        proxy.LoseNextAnswer();
        await storage.Clear(cart, tag);
        await storage.ExpectNothing(cart);
    }

    [ContractFact]
    public async Task Write_StaleAndAnswerLost_StillFails()
    {
        var settings = new NpgsqlConnectionStringBuilder(_store.ConnectionString);
        await using var proxy = new CuttingProxy(settings.Port);
        settings.Port = proxy.Port;
        await using var database = Databases.Open(settings.ConnectionString);
        await using var rows = new WriteQueues(
            database,
            Options.Create(new PostgreSqlOptions { WriteQueueCount = 1 }),
            NullLogger<WriteQueues>.Instance
        );
        var (storage, cart, winner) = (
            new PostgreSqlGrainStorage("carts", rows, GrainsSerialized.Serializer),
            NewCart(),
            RandomCart()
        );
        var old = await storage.Write(cart, RandomCart(), null);
        var tag = await _store.OpenStorage().Write(cart, winner, old);

        proxy.LoseNextAnswer();
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), old));
        proxy.LoseNextAnswer();
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Write(cart, RandomCart(), null));
        proxy.LoseNextAnswer();
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Clear(cart, old));
        await storage.ExpectStored(cart, winner, tag);
    }

    [ContractFact]
    public async Task Storage_ServerRestarted_GoesOnWithNewConnections()
    {
        var (storage, cart, form) = (_store.OpenStorage(), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        await server.Stop();
        await Assert.ThrowsAsync<IOException>(() => storage.Write(cart, form, tag));
        await server.Start();
        tag = await storage.Write(cart, form, tag);
        await storage.ExpectStored(cart, form, tag);
    }

    [ContractFact]
    public async Task Read_ServerRestartedUnnoticed_IsAnswered()
    {
        var (storage, cart, form) = (_store.OpenStorage(), NewCart(), RandomCart());
        var tag = await storage.Write(cart, form, null);
        await RestartBehind(storage);
        await storage.ExpectStored(cart, form, tag);
    }

    [ContractFact]
    public async Task Write_ServerRestartedUnnoticed_IsWritten()
    {
        var (storage, cart, form) = (_store.OpenStorage(), NewCart(), RandomCart());
        var tag = await storage.Write(cart, RandomCart(), null);
        await RestartBehind(storage);
        tag = await storage.Write(cart, form, tag);
        await storage.ExpectStored(cart, form, tag);
    }

    /// <summary>Leaves the storage with a pool full of connections that have died meanwhile.</summary>
    private async Task RestartBehind(IGrainStorage storage)
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => storage.Read(NewCart())));
        await server.Stop();
        await server.Start();
    }
}
