using System.Diagnostics;
using System.Globalization;
using System.Net;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>
/// A disk that is full, made by the limit of the operating system on how long a process's files may grow.
/// </summary>
[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactWith("prlimit")]
    public async Task Serve_DiskFull_Answers503LosesNothingAndRecoversByItself()
    {
        // Without the trap the limit's signal would end the process, which a full disk does not.
        await using var service = LocalProcess.Run(
            LocalProcess.Service,
            [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0"],
            wrapper: ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"]
        );
        using var client = new CartsClient(await service.Address(), _folder.StorePath);
        var carts = new List<(string Id, int Quantity)>();
        for (var i = 1; i <= 20; i++)
            carts.Add(((await client.Create(CartsClient.Body(i, "kept"))).CartId, i));

        await Limit(service, $"{new FileInfo(_folder.StorePath + "-wal").Length}");
        for (var i = 0; i < 5; i++)
        {
            var refused = await client.Put(carts[i].Id, CartsClient.Body(1000, "lost"));
            refused.Is(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(800003, refused.Json.GetProperty("code").GetInt32());
            (await client.Create(CartsClient.Body(1000, "lost"))).Is(HttpStatusCode.ServiceUnavailable);
        }

        await BecomesReady(client, HttpStatusCode.ServiceUnavailable);
        foreach (var (id, quantity) in carts)
            Assert.Equal(quantity, (await client.Get(id)).Quantity);

        await Limit(service, "unlimited");
        await BecomesReady(client, HttpStatusCode.OK);
        for (var i = 0; i < carts.Count; i++)
        {
            (await client.Put(carts[i].Id, CartsClient.Body(100 + i, "kept"))).Is(HttpStatusCode.Created);
            Assert.Equal(100 + i, (await client.Get(carts[i].Id)).Quantity);
        }

        Assert.Equal(0, await service.Stop());
        var (exit, output, _) = await LocalProcess.Command("check", $"--Store:Path={_folder.StorePath}");
        Assert.True(exit == 0, output);
        Assert.Contains("20 carts", output);
    }

    /// <summary>
    /// A readiness that was found counts for a second (docs/operations.md), so it is asked until it is new.
    /// </summary>
    private static async Task BecomesReady(CartsClient client, HttpStatusCode expected)
    {
        for (var left = 300; await client.Ready() != expected; left--)
        {
            Assert.True(left > 0, $"Readiness did not become {expected}.");
            await Task.Delay(100);
        }
    }

    private static async Task Limit(LocalProcess process, string bytes)
    {
        using var prlimit = Process.Start(
            "prlimit",
            ["--pid", process.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]
        );
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
    }
}
