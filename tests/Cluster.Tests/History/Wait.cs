namespace PartnerCarts.Cluster.Tests;

/// <summary>Something done to the cluster.</summary>
/// <param name="What">For the report.</param>
/// <param name="From">When it began.</param>
/// <param name="Counts">From when on the time without success counts: the beginning, or when a database is
/// back.</param>
/// <param name="Limit">How long a cart may be without success after that.</param>
internal sealed record Fault(string What, TimeSpan From, TimeSpan Counts, TimeSpan Limit);

/// <summary>A request that succeeded.</summary>
internal sealed record Success(TimeSpan At, string Cart, Act Act);

/// <summary>A time without success, and what ended it.</summary>
internal sealed record Wait(TimeSpan Length, Success? Until)
{
    /// <summary>
    /// The longest one of a client from where the fault counts to the first success after a pause that it caused.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="end">When the next fault begins: what comes after is not this one's.</param>
    /// <param name="successes">The client's successes, in order.</param>
    public static Wait Longest(Fault fault, TimeSpan end, IReadOnlyList<Success> successes)
    {
        var longest = new Wait(TimeSpan.Zero, null);
        for (var i = 1; i < successes.Count; i++)
        {
            var (before, after) = (successes[i - 1].At, successes[i].At);
            if (after <= fault.Counts || before >= end)
                continue;
            var wait = (after < end ? after : end) - (before > fault.Counts ? before : fault.Counts);
            if (wait > longest.Length)
                longest = new Wait(wait, successes[i]);
        }

        return longest;
    }
}
