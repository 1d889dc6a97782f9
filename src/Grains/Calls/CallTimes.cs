namespace PartnerCarts.Grains;

/// <summary>The times that callers of grains and grains agree on.</summary>
internal static class CallTimes
{
    /// <summary>What one attempt may take; a silo that finds a call later than that drops it unexecuted.</summary>
    public const string Attempt = "00:00:05";

    /// <summary>
    /// How long one call may wait for a checkout: much less than an attempt. An activation that is to end first lets
    /// its running calls finish, and meanwhile holds back new ones, the order processor's answer among them.
    /// </summary>
    public static readonly TimeSpan LongestJoin = TimeSpan.FromSeconds(1);

    /// <summary>How long a request goes on being tried, all attempts and pauses together.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    /// <summary>What a .NET timer takes, a little less than 2^32-2 ms.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);
}
