using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>
/// One database, and as many storages over it as a case opens: each with its own connections and lanes, as in a silo of
/// its own.
/// </summary>
internal sealed class PostgreSqlStore(PostgreSqlServer server) : IAsyncLifetime
{
    // Writers of a race open theirs at once. What was opened last closes first.
    private readonly ConcurrentStack<IAsyncDisposable> _open = new();
    private string? _connectionString;

    public string ConnectionString =>
        _connectionString ?? throw new InvalidOperationException("The database is made before the case runs.");

    public async Task InitializeAsync() => _connectionString = await server.NewSchema();

    public async Task DisposeAsync()
    {
        foreach (var resource in _open)
            await resource.DisposeAsync();
    }

    public NpgsqlDataSource OpenDatabase()
    {
        var database = Databases.Open(ConnectionString);
        _open.Push(database);
        return database;
    }

    public WriteQueues OpenRows(PostgreSqlOptions? options = null)
    {
        var rows = new WriteQueues(
            OpenDatabase(),
            Options.Create(options ?? new PostgreSqlOptions()),
            NullLogger<WriteQueues>.Instance
        );
        _open.Push(rows);
        return rows;
    }

    public IGrainStorage OpenStorage(string name = GrainStores.Carts, PostgreSqlOptions? options = null) =>
        new PostgreSqlGrainStorage(name, OpenRows(options), GrainsSerialized.Serializer);

    /// <summary>One value of one row, asked beside the code under test.</summary>
    public async Task<T> Ask<T>(string sql)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Execute(string sql)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
