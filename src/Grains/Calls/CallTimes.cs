namespace PartnerCarts.Grains;

/// <summary>The times that callers of grains and grains agree on.</summary>
internal static class CallTimes
{
    /// <summary>What one attempt may take; a silo that finds a call later than that drops it unexecuted.</summary>
    public const string Attempt = "00:00:05";

    /// <summary>
    /// How long one call may wait for a checkout: less than an attempt, and not long at all, since an activation that
    /// is to go first lets the calls in it end. Until then the order processor's answer, which is a call of the same
    /// cart, waits, too.
    /// </summary>
    public static readonly TimeSpan LongestJoin = TimeSpan.FromSeconds(1);

    /// <summary>How long a request goes on being tried, all attempts and pauses together.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    /// <summary>What a .NET timer takes, a little less than 2^32-2 ms.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);
}
