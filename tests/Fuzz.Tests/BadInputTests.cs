using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api;
using PartnerCarts.Engine;
using PartnerCarts.Local;
using Xunit.Abstractions;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>
/// Mutated requests with valid tokens against a real socket: no 5xx, no hang, nothing lost, memory flat. The seed is
/// printed; set <c>PARTNERCARTS_SEED</c> to repeat a run.
/// </summary>
public sealed class BadInputTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-fuzz-").FullName;
    private WebApplication _host = null!;
    private CountingCarts _carts = null!;

    [Fact]
    public Task MutatedRequests_TenThousand_NeverBreakTheService() => Run(10_000);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task MutatedRequests_TwoHundredThousand_NeverBreakTheService() => Run(200_000);

    public async Task InitializeAsync()
    {
        _host = LocalHost.Build(
            [
                "--urls",
                "http://127.0.0.1:0",
                "--Store:Path",
                Path.Combine(_folder, "carts.db"),
                "--Carts:Catalog",
                Path.Combine(AppContext.BaseDirectory, "catalog.json"),
                // Long enough that other requests meet a checkout under way.
                "--Orders:Delay",
                "00:00:00.020",
                "--Orders:Fail:1",
                "800020",
                // So few that the first half of a run fills memory with carts: what is left to grow would be a leak.
                "--Store:ActiveCarts",
                "1000",
            ],
            builder => builder.Services.DecorateCarts(inner => _carts = new CountingCarts(inner))
        );
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Run(int requests)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PARTNERCARTS_SEED"), out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"seed {seed}, {requests} requests");
        var key = _host.Services.GetRequiredService<DevelopmentKey>();
        var address = new Uri(
            _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
        var run = new FuzzRun(
            new IPEndPoint(IPAddress.Loopback, address.Port),
            tenant => key.CreateToken(tenant, null, Guid.NewGuid(), TimeSpan.FromHours(12), DateTimeOffset.UtcNow),
            seed
        );

        // The first part warms every path and cache; what the rest adds to it would grow without end.
        await run.Send(requests / 2);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await run.Send(requests - (requests / 2));
        var after = GC.GetTotalMemory(forceFullCollection: true);

        var histogram = run.Histogram;
        output.WriteLine(histogram.ToString());
        output.WriteLine(
            $"{100.0 * _carts.Commands / histogram.Total:0.0}% reached a decision, "
                + $"{100.0 * histogram.Successes / histogram.Total:0.0}% succeeded, "
                + $"{histogram.FaultCodes.Count} fault codes, memory {before / 1024} KiB then {after / 1024} KiB"
        );
        Assert.Equal(requests, histogram.Total);
        Assert.True(_carts.Commands >= 0.3 * histogram.Total, "Too few requests reached a decision.");
        Assert.True(histogram.Successes >= 0.05 * histogram.Total, "Too few requests succeeded.");
        Assert.True(
            histogram.FaultCodes.Count >= 12,
            "Too few kinds of fault: " + string.Join(", ", histogram.FaultCodes)
        );
        Assert.True(after - before < 16 * 1024 * 1024, $"Memory grew from {before} to {after} bytes.");
    }
}
