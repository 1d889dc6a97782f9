using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Clients that buy one cart after another until they are told to stop. None repeats a request, and each opens a
/// connection for each request: whatever is not a success is noted, and so is a cart that is not as it was put last.
/// </summary>
internal sealed class Shoppers(CartsHttp http, Uri front, TimeSpan quick, ITestOutputHelper output)
{
    private readonly ConcurrentQueue<string> _bad = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _shopping = Task.CompletedTask;
    private long _slowest;
    private int _answered;

    public IReadOnlyCollection<string> Bad => _bad;

    public int Answered => _answered;

    public TimeSpan Slowest => Stopwatch.GetElapsedTime(0, _slowest);

    public void Start(int clients) =>
        _shopping = Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(() => Shop(number))));

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _shopping;
        output.WriteLine($"{_answered} requests, the slowest took {Slowest.TotalSeconds:0.00} s");
    }

    private async Task Shop(int number)
    {
        var random = new Random(number);
        while (!_stop.IsCancellationRequested)
        {
            var customer = Guid.NewGuid();
            if (await Timed("create", () => http.Create(front, customer, 1)) is not { IsSuccess: true } created)
                continue;
            for (var value = 2; value < 12 && !_stop.IsCancellationRequested; value++)
            {
                var put = await Timed("PUT", () => http.Put(front, customer, created.CartId, value));
                var got = await Timed("GET", () => http.Get(front, customer, created.CartId));
                if (put.IsSuccess && got.IsSuccess)
                    Compare(created.CartId, customer, put.Seen, got.Seen);
                await Task.Delay(random.Next(400), CancellationToken.None);
            }

            await Timed("checkout", () => http.Checkout(front, customer, created.CartId));
        }
    }

    private void Compare(string cart, Guid customer, Seen put, Seen got)
    {
        if ((put.Revision, put.Value, put.IsOrdered) != (got.Revision, got.Value, got.IsOrdered))
            _bad.Enqueue($"{Now} cart {cart} of {customer} was put as {put} and is {got}");
    }

    private async Task<Answer> Timed(string what, Func<Task<Answer>> call)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await call();
        var ticks = Stopwatch.GetTimestamp() - began;
        Interlocked.Increment(ref _answered);
        for (
            var slowest = _slowest;
            ticks > slowest && Interlocked.CompareExchange(ref _slowest, ticks, slowest) != slowest;
            slowest = _slowest
        ) { }

        var took = Stopwatch.GetElapsedTime(0, ticks);
        if (!answer.IsSuccess)
            _bad.Enqueue($"{Now} {what} after {took.TotalSeconds:0.0} s: {answer}");
        else if (took > quick)
            output.WriteLine($"{Now} {what} took {took.TotalSeconds:0.0} s: {answer.Status}");
        return answer;
    }

    private static string Now => $"{DateTime.UtcNow:HH:mm:ss.fff}";
}
