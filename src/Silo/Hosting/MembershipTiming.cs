using Orleans.Configuration;

namespace PartnerCarts.Silo;

/// <summary>
/// When a silo counts as dead: chosen, not default. Every 2.2 s each silo is probed by others, and 4 probes in a row
/// that fail are its end. A silo that stalls for 8 s (a long collection, a slow disk, a paused virtual machine) misses
/// 3 at most: the fourth would have to begin more than 6.6 s before it is back. It stays, and its carts answer late.
/// One that stalls for 40 s is out after about 9 s, its carts are owned by others, and when it wakes it finds itself
/// declared dead and ends. A silo that is killed refuses connections, so its four probes fail within 6.6 to 8.8 s.
/// <para>
/// Only a silo's own probes count. Orleans would let a silo that cannot reach another ask a third one, and would take a
/// message that comes in as a sign of life; both keep two silos that cannot reach each other. A vote that no second one
/// joins is <see cref="CutWatch"/>'s to judge.
/// </para>
/// </summary>
internal static class MembershipTiming
{
    /// <summary>
    /// Section <c>Cluster:Membership</c> overrides single values; it has the names of Orleans'
    /// <see cref="ClusterMembershipOptions"/>.
    /// </summary>
    public const string Section = "Cluster:Membership";

    // Bound by name: the bounds of an adaptive probe exist in some versions of Orleans only, and where they do they
    // must not stretch these times.
    private static readonly Dictionary<string, string?> Chosen = new()
    {
        ["ProbeTimeout"] = "00:00:02.2",
        ["MinProbeTimeout"] = "00:00:02.2",
        ["MaxProbeTimeout"] = "00:00:02.2",
        ["NumMissedProbesLimit"] = "4",
        ["NumVotesForDeathDeclaration"] = "2",
        ["EnableIndirectProbes"] = "false",
        ["EnableConnectionLivenessCheck"] = "false",
        ["TableRefreshTimeout"] = "00:00:15",
        ["IAmAliveTablePublishTimeout"] = "00:00:10",
    };

    public static ISiloBuilder UseChosenMembershipTiming(this ISiloBuilder silo, IConfiguration configuration) =>
        silo.Configure<ClusterMembershipOptions>(options =>
                new ConfigurationBuilder().AddInMemoryCollection(Chosen).Build().Bind(options)
            )
            .Configure<ClusterMembershipOptions>(configuration.GetSection(Section).Bind);
}
