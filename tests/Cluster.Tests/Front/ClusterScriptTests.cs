using System.Diagnostics;
using System.Net;

namespace PartnerCarts.Cluster.Tests;

/// <summary>deploy/cluster.sh, where another program has the port of a member and answers there.</summary>
[NeedsNginx, Collection(nameof(ClusterProcesses))]
public sealed class ClusterScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private readonly HttpListener _stranger = new();
    private readonly int _port = ServerProcess.FreePort();

    public ClusterScriptTests()
    {
        _stranger.Prefixes.Add($"http://127.0.0.1:{_port}/");
        _stranger.Start();
        _ = AnswerAll();
    }

    public void Dispose()
    {
        _stranger.Close();
        Directory.Delete(_folder, recursive: true);
    }

    [ContractFact]
    public async Task Start_AnotherProgramAnswersOnThePort_FailsNamingThePort()
    {
        using var client = new HttpClient();
        Assert.True((await client.GetAsync($"http://127.0.0.1:{_port}/health/live")).IsSuccessStatusCode);

        var start = new ProcessStartInfo(
            "bash",
            [Path.Combine(Installed.Repository()!, "deploy", "cluster.sh"), "start", "nginx"]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["CLUSTER_DIR"] = _folder;
        start.Environment["PORT"] = $"{_port}";
        start.Environment["CONNECTION"] = "Host=127.0.0.1";
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();

        Assert.NotEqual(0, script.ExitCode);
        Assert.Contains($"nginx has ended", errors, StringComparison.Ordinal);
        Assert.Contains($"port {_port}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ready", await output, StringComparison.Ordinal);
    }

    private async Task AnswerAll()
    {
        while (_stranger.IsListening)
        {
            try
            {
                (await _stranger.GetContextAsync()).Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
