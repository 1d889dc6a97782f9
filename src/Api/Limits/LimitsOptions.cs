using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Api;

/// <summary>Section <c>Limits</c>: how much a process takes on at a time. What the bodies may contain is fixed (design.md, "What is promised", 6).</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>Requests worked on at the same time. 1 to 100,000; default 1,024.</summary>
    [Range(1, 100_000)]
    public int InFlight { get; set; } = 1_024;

    /// <summary>Requests that wait for one of those to end; those beyond are answered 503 at once. 0 to 100,000; default 4,096.</summary>
    [Range(0, 100_000)]
    public int Queue { get; set; } = 4_096;

    /// <summary>How long a request waits before it is answered 503. 0 to 1 minute; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan QueueWait { get; set; } = TimeSpan.FromSeconds(1);
}
