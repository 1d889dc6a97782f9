using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using PartnerCarts.Api;

namespace PartnerCarts.Bench.Isolation;

/// <summary>A host under measurement, in a process of its own on a free port, and its clients.</summary>
internal sealed class Service : IAsyncDisposable
{
    private static readonly Guid OwnersTenant = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid StrangersTenant = new("22222222-2222-4222-8222-222222222222");

    private readonly Process _process;

    private Service(Process process, HttpClient owner, HttpClient stranger) =>
        (_process, Owner, Stranger) = (process, owner, stranger);

    /// <summary>Sends as the partner whose carts they are.</summary>
    public HttpClient Owner { get; }

    /// <summary>Sends as another partner.</summary>
    public HttpClient Stranger { get; }

    public static async Task<Service> Start(string program, string folder, string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var keyFile = Path.Combine(folder, "carts.db.key.pem");
        using var key = DevelopmentKey.LoadOrCreate(keyFile);
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // Both kinds of host look for the key there; each takes from these what it knows, so section Store and section
        // Gateway go by the environment.
        start.Environment["Store__Path"] = Path.Combine(folder, "carts.db");
        start.Environment["Gateway__DevelopmentKeyFile"] = keyFile;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var setting in (string[])[$"--urls={address}", .. settings])
            start.ArgumentList.Add(setting);

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var now = DateTimeOffset.UtcNow;
        HttpClient ClientOf(Guid tenant)
        {
            var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
            {
                BaseAddress = address,
            };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                key.CreateToken(tenant, null, null, TimeSpan.FromHours(8), now)
            );
            return client;
        }

        var service = new Service(process, ClientOf(OwnersTenant), ClientOf(StrangersTenant));
        await service.WaitUntilReady();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        Stranger.Dispose();
        // SIGTERM, so that a silo leaves its cluster in good order.
        using (var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await term.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReady()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if (
                    (
                        await Owner.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)
                    ).IsSuccessStatusCode
                )
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
