using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Bench.Ceiling;
using PartnerCarts.Engine;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// What the audit log costs for each change, over carts without a store, so that nothing hides it. Client and service
/// share the process: the difference between two rows is the log's, the rows themselves are both sides'.
/// </summary>
internal static class AuditCost
{
    private const int Workers = 16;

    public static async Task Print(int rounds, TimeSpan time)
    {
        (string Name, string[] Settings)[] ways =
        [
            ("none", []),
            ("file, forced onto the disk", ["--Audit:Target=File"]),
            ("file", ["--Audit:Target=File", "--Audit:Sync=false"]),
            ("file, losses counted", ["--Audit:Target=File", "--Audit:WhenFull=Drop"]),
        ];
        var results = ways.ToDictionary(way => way.Name, _ => new List<(double Rate, double Bytes)>());
        for (var round = 0; round <= rounds; round++)
            foreach (var (name, settings) in ways)
                if (await Measure(settings, time) is var result && round > 0)
                    results[name].Add(result);

        Console.WriteLine("| audit log | PUT/s, median | to none | bytes allocated for each |\n|---|---|---|---|");
        var none = Median(results["none"].Select(result => result.Rate));
        foreach (var (name, measured) in results)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Median(measured.Select(result => result.Rate)):0} | "
                        + $"{Median(measured.Select(result => result.Rate)) / none:0.00} | "
                        + $"{Median(measured.Select(result => result.Bytes)):0} |"
                )
            );
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static async Task<(double Rate, double Bytes)> Measure(string[] settings, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("partnercarts-audit-").FullName;
        await using var app = Build([.. settings, $"--Audit:Folder={folder}"], folder);
        await app.StartAsync();
        var key = app.Services.GetRequiredService<DevelopmentKey>();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            key.CreateToken(
                Guid.NewGuid(),
                null,
                Guid.NewGuid(),
                TimeSpan.FromHours(1),
                TimeProvider.System.GetUtcNow()
            )
        );

        var (count, allocated, start) = (0, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var path = $"{Attacks.CartsPath}/{Guid.NewGuid()}";
                        while (Stopwatch.GetElapsedTime(start) < time)
                        {
                            using var answer = await http.PutAsync(path, Attacks.Json(Attacks.Cart));
                            answer.EnsureSuccessStatusCode();
                            Interlocked.Increment(ref count);
                        }
                    })
                )
        );
        var result = (
            count / Stopwatch.GetElapsedTime(start).TotalSeconds,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count
        );
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return result;
    }

    private static WebApplication Build(string[] settings, string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Development" });
        builder.Configuration.AddCommandLine(settings);
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCartsEngine(builder.Configuration);
        builder.Services.AddSingleton<ICarts, StatelessCarts>();
        builder.Services.AddSingleton<IOrderStore, NoOrders>();
        builder.AddCartsApi();
        builder.Services.AddSingleton(_ => DevelopmentKey.LoadOrCreate(Path.Combine(folder, "key.pem")));
        var app = builder.Build();
        app.UseCartsApi();
        return app;
    }
}
