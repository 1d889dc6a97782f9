using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Cluster;

/// <summary>
/// Section <c>Shutdown</c>: how a process that was asked to end (SIGTERM) takes its leave, so that no request is lost
/// over it.
/// </summary>
public sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>
    /// A process with an HTTP API: how long it goes on taking requests after it has stopped being ready, so that
    /// whoever sends them can notice. Longer than a load balancer takes to look at readiness. 0 to 2 minutes; default 5
    /// s, in Development 0.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>
    /// A silo: how long it waits after it told gateways to send elsewhere, before it hands its carts over. 0 to 1
    /// minute; default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LeaveDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// All together, requests in work included; what is not done by then is broken off. More than the delays; 1 s to 10
    /// minutes; default 40 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(40);
}
