using System.Diagnostics;
using PartnerCarts.Api;

namespace PartnerCarts.Bench.Abuse;

/// <summary>The service as a process of its own, over a store of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly Uri _address;
    private readonly DevelopmentKey _key;

    private Service(Process process, string folder, Uri address)
    {
        (_process, _folder, _address) = (process, folder, address);
        _key = DevelopmentKey.LoadOrCreate(Path.Combine(folder, "carts.db.key.pem"));
    }

    public long ResidentMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public static async Task<Service> Start(string folder, string[] settings)
    {
        var store = Directory.CreateTempSubdirectory("partnercarts-abuse-").FullName;
        var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(folder, "PartnerCarts.Local.dll"),
                    "serve",
                    $"--Store:Path={store}/carts.db",
                    "--urls=http://127.0.0.1:0",
                    "--environment=Development",
                    .. settings,
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        string? line;
        while (
            (line = await process.StandardOutput.ReadLineAsync()) is not null
            && !line.StartsWith("Listening on ", StringComparison.Ordinal)
        )
            continue;
        if (line is null)
            throw new InvalidOperationException($"The service ended with {process.ExitCode} before it listened.");
        // What it prints on is of no interest, and must not fill the pipe.
        _ = process.StandardOutput.ReadToEndAsync();
        return new Service(process, store, new Uri(line.Split(' ')[2]));
    }

    /// <summary>A partner that nobody has seen before.</summary>
    public Target NewPartner() =>
        new(
            _address,
            _key.CreateToken(
                Guid.NewGuid(),
                null,
                Guid.NewGuid(),
                TimeSpan.FromHours(1),
                TimeProvider.System.GetUtcNow()
            )
        );

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
