namespace PartnerCarts.Cluster.Tests;

/// <summary>Something done to the cluster.</summary>
/// <param name="What">For the report.</param>
/// <param name="From">When it began.</param>
/// <param name="Counts">From when on the time without success counts: the beginning, or when a database is back.</param>
/// <param name="Limit">How long a cart may be without success after that.</param>
internal sealed record Fault(string What, TimeSpan From, TimeSpan Counts, TimeSpan Limit);

/// <summary>How long carts were without success.</summary>
internal static class Waits
{
    /// <summary>The longest time, for any client, from where the fault counts to the first success after a pause that it caused.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="until">When the next fault begins: later pauses are not this one's.</param>
    /// <param name="clients">The times of each client's successes, in order.</param>
    public static TimeSpan Longest(Fault fault, TimeSpan until, IEnumerable<IReadOnlyList<TimeSpan>> clients) =>
        clients.Select(successes => Longest(fault, until, successes)).DefaultIfEmpty().Max();

    private static TimeSpan Longest(Fault fault, TimeSpan until, IReadOnlyList<TimeSpan> successes)
    {
        var longest = TimeSpan.Zero;
        for (var i = 1; i < successes.Count; i++)
        {
            var (before, after) = (successes[i - 1], successes[i]);
            if (after <= fault.Counts || before >= until)
                continue;
            var wait = after - (before > fault.Counts ? before : fault.Counts);
            if (wait > longest)
                longest = wait;
        }

        return longest;
    }
}
