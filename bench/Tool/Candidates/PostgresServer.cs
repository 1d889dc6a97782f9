using Npgsql;

namespace PartnerCarts.Bench;

/// <summary>
/// A PostgreSQL server for one suite, durable as it comes: fsync on, every commit synced. Set up for the machine, as
/// whoever runs one would.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] Settings =
    [
        "fsync=on",
        "synchronous_commit=on",
        "shared_buffers=1GB",
        "max_wal_size=4GB",
        "max_connections=300",
    ];

    private readonly ServerProcess _server;
    private readonly int _port;

    private PostgresServer(ServerProcess server, int port) => (_server, _port) = (server, port);

    /// <summary>The first process; the others descend from it.</summary>
    public int Root => _server.Id;

    public static async Task<PostgresServer> Start(string folder)
    {
        var port = ServerProcess.FreePort();
        var data = Path.Combine(folder, "data");
        // The server refuses to run as root: Debian's package has made a user for it, who must get at its folder.
        if (Environment.UserName == "root")
            await ServerProcess.Run(Path.Combine(folder, "chown.log"), "chown", "postgres", folder);
        await ServerProcess.Run(
            Path.Combine(folder, "initdb.log"),
            "setpriv",
            Command("initdb", "-D", data, "-U", "carts", "-A", "trust", "-E", "UTF8", "--no-locale")
        );
        var server = ServerProcess.Start(
            Path.Combine(folder, "server.log"),
            "setpriv",
            Command(
                "postgres",
                [
                    "-D",
                    data,
                    "-p",
                    $"{port}",
                    "-h",
                    "127.0.0.1",
                    "-k",
                    folder,
                    .. Settings.SelectMany(setting => (string[])["-c", setting]),
                ]
            )
        );
        var made = new PostgresServer(server, port);
        await made.IsUp();
        return made;
    }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> NewDatabase(string name)
    {
        await Execute($"CREATE DATABASE \"{name}\"");
        return ConnectionString(name);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Database={database};Username=carts";

    private async Task Execute(string sql)
    {
        await using var server = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task IsUp()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string[] Command(string program, params string[] arguments)
    {
        var folder = Directory
            .GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            .First();
        string[] command = [Path.Combine(folder, "bin", program), .. arguments];
        return Environment.UserName == "root"
            ? ["--reuid=postgres", "--regid=postgres", "--init-groups", .. command]
            : ["--", .. command];
    }
}
