using System.Diagnostics;
using PartnerCarts.Api;

namespace PartnerCarts.Cluster.Tests;

/// <summary>Local over a file of its own: it is killed, stands still, and is restarted.</summary>
internal sealed class LocalTarget : ISoakTarget, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnercarts-soak-");
    private readonly int _port = ServerProcess.FreePort();
    private Process? _process;

    public string Token { get; private set; } = "";

    public IReadOnlyList<Uri> Addresses => [new($"http://127.0.0.1:{_port}")];

    public TimeSpan Rest => TimeSpan.FromSeconds(3);

    private string Store => Path.Combine(_folder.FullName, "carts.db");

    public async Task Start()
    {
        using (var key = DevelopmentKey.LoadOrCreate(Store + ".key.pem"))
            Token = key.CreateToken(ClusterProcesses.Partner, null, null, TimeSpan.FromHours(1), DateTimeOffset.UtcNow);
        await Serve();
    }

    public IReadOnlyList<Injection> Faults(Random random) =>
        [
            new("SIGKILL of Local", "local", Most, true, false, () => End(Signal.Kill, random.Next(3_000))),
            new("SIGKILL of Local as soon as it is back", "local", Most, true, false, () => KillAgain(random)),
            new("SIGTERM of Local, and start", "local", Most, true, false, () => End(Signal.Terminate, 0)),
            new("SIGSTOP of Local for 5 s", "local", Most, true, false, Stall),
        ];

    public Task Heal() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task KillAgain(Random random)
    {
        await End(Signal.Kill, 0);
        await Task.Delay(random.Next(300));
        await End(Signal.Kill, 0);
    }

    private async Task Stall()
    {
        Signals.Send(_process!.Id, Signal.Stop);
        await Task.Delay(TimeSpan.FromSeconds(5));
        Signals.Send(_process.Id, Signal.Continue);
    }

    private async Task End(Signal signal, int millisecondsAway)
    {
        Signals.Send(_process!.Id, signal);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Task.Delay(millisecondsAway);
        await Serve();
    }

    private async Task Serve()
    {
        var program = Path.Combine(ClusterProcesses.BuiltBeside, "PartnerCarts.Local");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        _process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(program, configuration, "PartnerCarts.Local.dll"),
                    "serve",
                    $"--Store:Path={Store}",
                    $"--urls={Addresses[0]}",
                    "--Logging:LogLevel:Default=None",
                ]
            )
        )!;
        await Eventually.True(() => ServerProcess.Listens(_port), Patience, "Local listens");
    }
}
