using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// A partner who reads its carts at an easy pace and now and then writes one, each of another customer, and notes how
/// long each request takes.
/// </summary>
internal sealed class Bystander(Target service) : IDisposable
{
    private const int Workers = 4;
    private const int CartsOfEach = 7;
    private const int ReadsForAWrite = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http = service.NewClient();
    private readonly List<string> _carts = [];

    public async Task Prepare()
    {
        for (var one = 0; one < Workers * CartsOfEach; one++)
        {
            var path = $"/v1/customers/{Guid.NewGuid()}/carts";
            using var created = await _http.PostAsync(path, Attacks.Json(Attacks.Cart));
            using var cart = JsonDocument.Parse(await created.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            _carts.Add($"{path}/{cart.RootElement.GetProperty("id").GetString()}");
        }
    }

    public async Task<Latencies> Measure(TimeSpan time)
    {
        var latencies = new Latencies();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            _carts
                .Chunk(CartsOfEach)
                .Select(carts =>
                    Task.Run(async () =>
                    {
                        for (var turn = 0; Stopwatch.GetElapsedTime(start) < time; turn++)
                        {
                            var began = Stopwatch.GetTimestamp();
                            latencies.Add(
                                await IsServed(carts[turn % carts.Length], isRead: turn % (ReadsForAWrite + 1) != 0),
                                Stopwatch.GetElapsedTime(began)
                            );
                            await Task.Delay(Pace);
                        }
                    })
                )
        );
        return latencies;
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsServed(string cart, bool isRead)
    {
        try
        {
            using var answer = isRead
                ? await _http.GetAsync(cart)
                : await _http.PutAsync(cart, Attacks.Json(Attacks.Cart));
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>How long requests took; those that failed count as they are.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentBag<double> _milliseconds = [];
    private double[]? _sorted;
    private int _failed;

    public int Failed => _failed;

    /// <summary>Of several times together.</summary>
    public static Latencies Of(params ReadOnlySpan<Latencies> parts)
    {
        var all = new Latencies();
        foreach (var part in parts)
        {
            all._failed += part._failed;
            foreach (var milliseconds in part._milliseconds)
                all._milliseconds.Add(milliseconds);
        }

        return all;
    }

    public void Add(bool isServed, TimeSpan time)
    {
        _milliseconds.Add(time.TotalMilliseconds);
        if (!isServed)
            Interlocked.Increment(ref _failed);
    }

    public double At(double share)
    {
        _sorted ??= [.. _milliseconds.Order()];
        return _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
    }
}

/// <summary>What an attacker was answered.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Add(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    public override string ToString() =>
        new StringBuilder()
            .AppendJoin(", ", _counts.OrderBy(count => count.Key).Select(count => $"{count.Key}: {count.Value}"))
            .ToString();
}
