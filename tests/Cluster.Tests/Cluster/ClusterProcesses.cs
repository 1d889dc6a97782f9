using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PartnerCarts.Api;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// A cluster of real processes on this machine, run by deploy/cluster.sh over a PostgreSQL server of its own. Logs stay
/// in artifacts/cluster-tests for whoever wants to know why a test failed; processes do not, even when the test process
/// is killed.
/// </summary>
public sealed class ClusterProcesses(string name, params (string Key, string Value)[] settings) : IAsyncDisposable
{
    // What cluster.sh makes of PORT reaches this far.
    private const int PortsNeeded = 41;

    private readonly string _folder = Path.Combine(Repository, "artifacts", "cluster-tests", name);
    private readonly PostgreSqlServer _database = new();
    private readonly int _port = FreePorts();
    private string _connection = "";
    private string _builds = BuiltBeside;

    public static Guid Partner { get; } = new("11111111-1111-4111-8111-111111111111");

    public static IReadOnlyList<string> Silos { get; } = ["silo-1", "silo-2", "silo-3"];

    public static IReadOnlyList<string> GatewayNames { get; } = ["gateway-1", "gateway-2"];

    /// <summary>The gateways' addresses.</summary>
    public IReadOnlyList<Uri> Gateways => [new($"http://127.0.0.1:{_port + 1}"), new($"http://127.0.0.1:{_port + 2}")];

    /// <summary>Where a silo shows health and, if it is set to, the HTTP API.</summary>
    /// <param name="number">From 1.</param>
    public Uri SiloAddress(int number) => new($"http://127.0.0.1:{_port + 10 + number}");

    /// <summary>nginx's address.</summary>
    public Uri Front => new($"http://127.0.0.1:{_port}");

    /// <summary>Where other silos reach it.</summary>
    public int SiloPort(string silo) => _port + 20 + int.Parse(silo.Split('-')[1], CultureInfo.InvariantCulture);

    /// <summary>Whether another silo has opened a connection to its port, by which both send to each other.</summary>
    public bool IsReachedThroughItsPort(string silo)
    {
        // proc(5): "0: 0100007F:13EE 0100007F:C350 01 ...", the port in hexadecimal digits, and 01 for a connection.
        var end = $":{SiloPort(silo):X4}";
        return File.ReadLines("/proc/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(line => line[1].EndsWith(end, StringComparison.Ordinal) && line[3] == "01");
    }

    public string ConnectionString => _connection;

    /// <summary>Of a partner, valid for an hour.</summary>
    public string Token { get; private set; } = "";

    /// <param name="withFront">Whether there is nginx in front.</param>
    /// <param name="inTurn">Whether each silo is ready before the next one starts. The later of two silos is the one
    /// that opens the connection between them, so this says whose port it goes through.</param>
    public async Task Start(bool withFront = false, bool inTurn = false)
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        await _database.InitializeAsync();
        _connection = await _database.NewSchema();
        using (var key = DevelopmentKey.LoadOrCreate(Path.Combine(_folder, "carts.db.key.pem")))
            Token = key.CreateToken(Partner, null, null, TimeSpan.FromHours(1), DateTimeOffset.UtcNow);
        foreach (var silo in inTurn ? Silos : [])
            await Start(silo);
        await Start([.. Silos, .. GatewayNames, .. withFront ? (string[])["nginx"] : []]);
    }

    /// <summary>Starts members and waits until they are ready.</summary>
    public Task Start(params string[] members) => Script(["start", .. members]);

    /// <summary>Asks members to end (SIGTERM) and waits until they have.</summary>
    public Task Stop(params string[] members) => Script(["stop", .. members]);

    /// <summary>Restarts silos and gateways one at a time, or only those of one kind.</summary>
    public Task Roll(params string[] kinds) => Script(["roll", .. kinds]);

    /// <summary>What members that are started from now on run: the programs in that folder of builds.</summary>
    public void Use(string builds) => _builds = builds;

    /// <summary>What <c>init-db</c> of the programs in use does, while silos serve.</summary>
    public Task InitDatabase() =>
        ServerProcess.Run(
            Repository,
            [
                "env",
                $"Cluster__ConnectionString={_connection}",
                "Cluster__Provider=PostgreSql",
                "dotnet",
                Built("Silo"),
                "init-db",
            ]
        );

    public async Task RestartDatabase()
    {
        await _database.Stop();
        await _database.Start();
    }

    public Task Backup() => PostgreSqlServer.Backup(_connection, BackupFile);

    /// <summary>The database goes back to what it was at the last <see cref="Backup"/>.</summary>
    public Task Restore() => PostgreSqlServer.Restore(_connection, BackupFile);

    /// <summary>SIGKILL for each process of the database; it comes back with <see cref="RestartDatabase"/>.</summary>
    public void KillDatabase() => SignalDatabase(Signal.Kill);

    /// <summary>SIGSTOP: connections stay, and nothing is answered.</summary>
    public void PauseDatabase() => SignalDatabase(Signal.Stop);

    public void ResumeDatabase() => SignalDatabase(Signal.Continue);

    /// <summary>SIGKILL: nothing is said to anybody.</summary>
    public void Kill(string member) => Signals.Send(Id(member), Signal.Kill);

    /// <summary>SIGSTOP: the process stands still, its connections stay.</summary>
    public void Pause(string member)
    {
        var id = Id(member);
        Signals.Send(id, Signal.Stop);
        SpinWait.SpinUntil(() => State(id) == 'T');
    }

    /// <summary>SIGCONT.</summary>
    public void Resume(string member) => Signals.Send(Id(member), Signal.Continue);

    public bool Runs(string member) => State(Id(member)) is not (null or 'Z');

    /// <summary>Waits until the process has ended; it had better be ending.</summary>
    public async Task Ended(string member, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (Runs(member))
            await Task.Delay(50, deadline.Token);
    }

    public string Log(string member)
    {
        using var file = new StreamReader(
            new FileStream(
                Path.Combine(_folder, "log", member + ".log"),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite
            )
        );
        return file.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        await Script(["stop", "--now"]);
        await _database.DisposeAsync();
    }

    /// <summary>The one that starts others first, so that it starts no more.</summary>
    private void SignalDatabase(Signal signal)
    {
        foreach (var process in _database.Processes)
            Signals.TrySend(process, signal);
    }

    private string BackupFile => Path.Combine(_folder, "backup");

    private int Id(string member) =>
        int.Parse(
            File.ReadAllText(Path.Combine(_folder, "run", member + ".pid")).Split(' ')[0],
            CultureInfo.InvariantCulture
        );

    /// <summary>
    /// As proc(5) has it: T for one that stands still, Z for one that has ended; null for one that is gone.
    /// </summary>
    private static char? State(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private Task Script(IEnumerable<string> arguments)
    {
        string[] variables =
        [
            $"CLUSTER_DIR={_folder}",
            $"PORT={_port}",
            $"CONNECTION={_connection}",
            $"SILOS={Silos.Count}",
            $"GATEWAYS={GatewayNames.Count}",
            $"SILO={Built("Silo")}",
            $"GATEWAY={Built("Gateway")}",
            $"OWNER={Environment.ProcessId}",
            .. settings.Select(setting =>
                $"{setting.Key.Replace(":", "__", StringComparison.Ordinal)}={setting.Value}"
            ),
        ];
        return ServerProcess.Run(
            Repository,
            ["env", .. variables, Path.Combine(Repository, "deploy", "cluster.sh"), .. arguments]
        );
    }

    public static string Repository { get; } =
        Installed.Repository()
        ?? throw new InvalidOperationException(
            "The tests run the processes that are built in the repository, and this is not in one."
        );

    /// <summary>Where what was built together with this test is.</summary>
    public static string BuiltBeside => Path.Combine(Repository, "artifacts", "bin");

    /// <summary>Built with the same configuration as this test.</summary>
    private string Built(string project) =>
        Path.Combine(
            _builds,
            $"PartnerCarts.{project}",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            $"PartnerCarts.{project}.dll"
        );

    /// <summary>
    /// The first of enough ports in a row that nobody uses; below those that the system gives to outgoing connections.
    /// </summary>
    private static int FreePorts()
    {
        while (true)
        {
            var first = Random.Shared.Next(10_000, 32_000);
            if (Enumerable.Range(first, PortsNeeded).All(IsFree))
                return first;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
