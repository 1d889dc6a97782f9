using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Bench.Isolation;

/// <summary>
/// How long it took to be told that there is no such cart: of another partner's carts, and of carts that nobody has.
/// </summary>
internal sealed record Pairs(double[] Foreign, double[] Absent)
{
    private const string Carts = "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/carts";
    private const string Cart =
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":5,"billingCycle":"monthly","termDuration":"P1Y"}]}""";

    public static async Task<IReadOnlyList<Guid>> MakeCarts(Service service, int count, int workers)
    {
        var ids = new Guid[count];
        await Each(count, workers * 4, async i =>
        {
            using var body = new StringContent(Cart, Encoding.UTF8, "application/json");
            using var response = await service.Owner.PostAsync(new Uri(Carts, UriKind.Relative), body);
            response.EnsureSuccessStatusCode();
            using var made = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
            ids[i] = made.RootElement.GetProperty("id").GetGuid();
        });
        return ids;
    }

    /// <summary>The owner reads each cart, which brings it into memory.</summary>
    public static Task Touch(Service service, IReadOnlyList<Guid> carts, int workers) =>
        Each(carts.Count, workers, async i =>
        {
            using var response = await service.Owner.GetAsync(new Uri($"{Carts}/{carts[i]}", UriKind.Relative));
            response.EnsureSuccessStatusCode();
        });

    /// <summary>A pair for each of the carts, each cart once.</summary>
    public static async Task<Pairs> Measure(Service service, IReadOnlyList<Guid> foreign, int workers)
    {
        var pairs = new Pairs(new double[foreign.Count], new double[foreign.Count]);
        await Each(foreign.Count, workers, async i =>
        {
            if (Random.Shared.Next(2) == 0)
            {
                pairs.Foreign[i] = await Ask(service, foreign[i]);
                pairs.Absent[i] = await Ask(service, Guid.NewGuid());
            }
            else
            {
                pairs.Absent[i] = await Ask(service, Guid.NewGuid());
                pairs.Foreign[i] = await Ask(service, foreign[i]);
            }
        });
        Array.Sort(pairs.Foreign);
        Array.Sort(pairs.Absent);
        return pairs;
    }

    /// <summary>Prints a line of the table.</summary>
    /// <returns>Whether medians and 95th percentiles differ by less than so many percent.</returns>
    public bool Print(string carts, int limit)
    {
        var (middle, high) = (Difference(0.5), Difference(0.95));
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {carts} | {At(Foreign, 0.5):0.000} | {At(Absent, 0.5):0.000} | {middle:0.00} % | {At(Foreign, 0.95):0.000} | {At(Absent, 0.95):0.000} | {high:0.00} % |"
            )
        );
        return middle < limit && high < limit;
    }

    private double Difference(double quantile)
    {
        var (foreign, absent) = (At(Foreign, quantile), At(Absent, quantile));
        return Math.Abs(foreign - absent) / Math.Min(foreign, absent) * 100;
    }

    private static double At(double[] sorted, double quantile) => sorted[(int)(quantile * (sorted.Length - 1))];

    /// <summary>Milliseconds until the whole answer is there.</summary>
    private static async Task<double> Ask(Service service, Guid cart)
    {
        var path = new Uri($"{Carts}/{cart}", UriKind.Relative);
        var start = Stopwatch.GetTimestamp();
        using var response = await service.Stranger.GetAsync(path);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return response.StatusCode == HttpStatusCode.NotFound
            ? elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
    }

    private static Task Each(int count, int workers, Func<int, Task> act) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (i, _) =>
            await act(i)
        );
}
