namespace PartnerCarts.Cluster.Tests;

/// <summary>A kind of fault, done to what runs, and taken back.</summary>
/// <param name="Kind">For the report; the same for each of its kind.</param>
/// <param name="Target">What it is done to: two at once are done to different ones.</param>
/// <param name="Limit">How long a cart may be without success after it, or after its end.</param>
/// <param name="CountsFromEnd">Whether success is impossible while it lasts.</param>
/// <param name="AllowsOldReads">Whether a silo that is cut off, and has not noticed, may show what it still has
/// (docs/guarantees.md, Old reads).</param>
/// <param name="Act">Does it, lets it last, and takes it back; members that have ended are started by others.</param>
internal sealed record Injection(
    string Kind,
    string Target,
    TimeSpan Limit,
    bool CountsFromEnd,
    bool AllowsOldReads,
    Func<Task> Act
);
