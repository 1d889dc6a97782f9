using System.Globalization;
using Npgsql;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Storage.Contracts;

/// <summary>The cases of the class run against a PostgreSQL server of their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : NeedsAttribute
{
    public override string Category => "Database";

    public override string? Missing =>
        PostgreSqlServer.Programs is null ? "PostgreSQL is not installed: apt-get install postgresql" : null;
}

/// <summary>A PostgreSQL server on a free port of 127.0.0.1, with its files in a temporary folder.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Template = "with_schema";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnercarts-postgresql-");
    private readonly int _port = ServerProcess.FreePort();
    private ServerProcess? _server;
    private int _databases;
    private int _roles;

    /// <summary>
    /// The folder of Debian's newest version, or of whatever is in PATH; null where it is not installed.
    /// </summary>
    public static string? Programs { get; } = Path.GetDirectoryName(Installed.Find("initdb", DebianFolders()));

    public async Task InitializeAsync()
    {
        if (Programs is null)
            return;
        // The server refuses to run as root: Debian's package has made a user for it.
        if (Environment.UserName == "root")
            await ServerProcess.Run("/", ["chown", "postgres", _folder.FullName]);
        await ServerProcess.Run(
            _folder.FullName,
            Command("initdb", "-D", Data, "-U", "carts", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        );
        await Start();
        await MakeTemplate();
    }

    public async Task DisposeAsync()
    {
        await Stop();
        _folder.Delete(recursive: true);
    }

    public async Task Start() =>
        _server = await ServerProcess.Start(
            _folder.FullName,
            Command(
                "postgres",
                "-D",
                Data,
                "-p",
                $"{_port}",
                "-h",
                "127.0.0.1",
                "-k",
                _folder.FullName,
                "-c",
                "fsync=off",
                "-c",
                "max_connections=300"
            ),
            IsReady
        );

    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>The server's processes: the one that was started, and those that it has started.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            var first = int.Parse(
                File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(),
                CultureInfo.InvariantCulture
            );
            return
            [
                first,
                .. File.ReadAllText($"/proc/{first}/task/{first}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(int.Parse),
            ];
        }
    }

    /// <summary>Writes what is in the database to a file, while others use it.</summary>
    public static Task Backup(string connectionString, string file) =>
        Tool("pg_dump", connectionString, "--format=custom", $"--file={file}");

    /// <summary>Replaces what is in the database by a backup, while others use it.</summary>
    public static Task Restore(string connectionString, string file) =>
        Tool("pg_restore", connectionString, "--clean", "--if-exists", "--single-transaction", file);

    /// <summary>Makes a database with nothing in it and returns its connection string.</summary>
    public Task<string> NewDatabase() => NewDatabase("template1");

    /// <summary>Makes a database with the schema in it and returns its connection string.</summary>
    public Task<string> NewSchema() => NewDatabase(Template);

    /// <summary>
    /// Makes a role that may connect, and nothing else, and returns its name, which has to be quoted.
    /// </summary>
    public async Task<string> NewRole()
    {
        var name = $"Role \"{Interlocked.Increment(ref _roles)}\"";
        await Execute($"CREATE ROLE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" LOGIN");
        return name;
    }

    /// <summary>The connection string with that role in it.</summary>
    public static string As(string role, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ConnectionString;

    private async Task<string> NewDatabase(string template)
    {
        var name = $"carts{Interlocked.Increment(ref _databases)}";
        await Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    private async Task MakeTemplate()
    {
        await Execute($"CREATE DATABASE {Template}");
        await using var database = Databases.Open(ConnectionString(Template));
        await Schema.Install(database);
    }

    private async Task Execute(string sql)
    {
        await using var server = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // Orleans' providers pool their connections for the whole process: without a short life those of the silos that
    // have come and gone would use up what the server admits.
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Database={database};Username=carts;Connection Idle Lifetime=4;Connection "
        + $"Pruning Interval=2";

    private async Task<bool> IsReady()
    {
        await using var server = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        try
        {
            await using var connection = await server.OpenConnectionAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static Task Tool(string program, string connectionString, params IEnumerable<string> arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        return ServerProcess.Run(
            "/",
            [
                Path.Combine(Programs!, program),
                "--host=127.0.0.1",
                $"--port={server.Port}",
                $"--username={server.Username}",
                $"--dbname={server.Database}",
                .. arguments,
            ]
        );
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private static IEnumerable<string> Command(string program, params IEnumerable<string> arguments) =>
        [
            .. Environment.UserName == "root"
                ? (string[])["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
                : [],
            Path.Combine(Programs!, program),
            .. arguments,
        ];

    private static IEnumerable<string> DebianFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
}
