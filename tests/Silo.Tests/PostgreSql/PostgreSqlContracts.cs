namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlStorageTests(PostgreSqlServer server) : GrainStorageContract, IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    protected override Task<IGrainStorage> Open() => Task.FromResult(_store.OpenStorage());
}

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlFirstWriteRaceTests(PostgreSqlServer server) : FirstWriteRaceContract, IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    protected override Task<IGrainStorage> Open() => Task.FromResult(_store.OpenStorage());
}

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlStorageFaultTests(PostgreSqlServer server) : StorageFaultContract, IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    protected override Task<IGrainStorage> Open() => Task.FromResult(_store.OpenStorage());
}
