using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Silos and gateways are restarted one at a time under load: nobody notices. The client never repeats, and opens a
/// connection for each request.
/// </summary>
[NeedsCluster(Front = true)]
[Collection(nameof(ClusterProcesses))]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Clients = 40;

    // Met on a machine that does nothing else; where tests share one, slower is no fault, and broken still is.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<string> _bad = new();
    private long _slowest;
    private int _answered;

    [ContractFact]
    public Task Roll_Once_EveryRequestSucceeds() => Roll(times: 1, tolerance: 5);

    [ContractFact]
    [Trait("Category", "Nightly")]
    public Task Roll_ThreeTimes_EveryRequestSucceedsWithinTwoSeconds() => Roll(times: 3, tolerance: 1);

    private async Task Roll(int times, int tolerance)
    {
        await using var cluster = new ClusterProcesses($"Roll{times}");
        await cluster.Start(withFront: true);
        using var http = new CartsHttp(cluster.Token, keepsConnections: false);
        using var stop = new CancellationTokenSource();
        var clients = Task.WhenAll(
            Enumerable.Range(0, Clients).Select(number => Task.Run(() => Shop(http, cluster.Front, number, stop.Token)))
        );
        for (var time = 0; time < times; time++)
            await cluster.Roll();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await stop.CancelAsync();
        await clients;

        var slowest = Stopwatch.GetElapsedTime(0, _slowest);
        output.WriteLine($"{_answered} requests, the slowest took {slowest.TotalSeconds:0.00} s");
        Assert.Empty(_bad);
        Assert.True(slowest <= Quick * tolerance, $"The slowest request took {slowest.TotalSeconds:0.0} s.");
        Assert.True(_answered > 1000, "There was hardly any load.");
    }

    private async Task Shop(CartsHttp http, Uri front, int number, CancellationToken stop)
    {
        var random = new Random(number);
        while (!stop.IsCancellationRequested)
        {
            var customer = Guid.NewGuid();
            if (await Timed("create", () => http.Create(front, customer, 1)) is not { IsSuccess: true } created)
                continue;
            for (var value = 2; value < 12 && !stop.IsCancellationRequested; value++)
            {
                await Timed("PUT", () => http.Put(front, customer, created.CartId, value));
                await Timed("GET", () => http.Get(front, customer, created.CartId));
                await Task.Delay(random.Next(400), CancellationToken.None);
            }

            await Timed("checkout", () => http.Checkout(front, customer, created.CartId));
        }
    }

    private async Task<Answer> Timed(string what, Func<Task<Answer>> call)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await call();
        var took = Stopwatch.GetTimestamp() - began;
        Interlocked.Increment(ref _answered);
        for (
            var slowest = _slowest;
            took > slowest && Interlocked.CompareExchange(ref _slowest, took, slowest) != slowest;
            slowest = _slowest
        ) { }

        if (!answer.IsSuccess)
            _bad.Enqueue(
                $"{DateTime.UtcNow:HH:mm:ss.fff} {what} after "
                    + $"{Stopwatch.GetElapsedTime(0, took).TotalSeconds:0.0} s: {answer}"
            );
        else if (Stopwatch.GetElapsedTime(0, took) > Quick)
            output.WriteLine(
                $"{DateTime.UtcNow:HH:mm:ss.fff} {what} took {Stopwatch.GetElapsedTime(0, took).TotalSeconds:0.0} "
                    + $"s: {answer.Status}"
            );
        return answer;
    }
}
