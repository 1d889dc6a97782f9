using System.ComponentModel.DataAnnotations;
using PartnerCarts.Cluster.Tls;

namespace PartnerCarts.Cluster;

/// <summary>
/// Section <c>Cluster</c>: which cluster a silo or a gateway belongs to, and where its members meet and its state
/// rests.
/// </summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>
    /// Where silos and gateways meet, and where state rests: the name of an <see cref="IClusterProvider"/> that the
    /// program has. Default Localhost: one silo on this machine, everything in memory.
    /// </summary>
    [Required]
    public string Provider { get; set; } = LocalhostProvider.ProviderName;

    /// <summary>
    /// Silos and gateways with the same id find each other; a new one beside the old makes a second cluster over the
    /// same state. Default partnercarts.
    /// </summary>
    [Required]
    public string ClusterId { get; set; } = "partnercarts";

    /// <summary>The service whose state it is; never changes. Default partnercarts.</summary>
    [Required]
    public string ServiceId { get; set; } = "partnercarts";

    /// <summary>
    /// How the provider's place is reached, as the provider takes it. May hold a secret. Default none.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The port on which silos talk to each other. 1 to 65,535; default 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>
    /// The port on which a silo takes gateways' connections, and, with Localhost, a gateway looks for its silo. 1 to
    /// 65,535; default 30000.
    /// </summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// The IP address under which others reach the silo. Default: the machine's own first one; with Localhost
    /// 127.0.0.1.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>
    /// The IP address that the silo's two ports are bound to, where that is another than the one under which it is
    /// reached, as in a container: 0.0.0.0 and :: are all of the machine's. Default: the advertised address alone. Not
    /// used by Localhost, which listens on 127.0.0.1.
    /// </summary>
    public string? ListenAddress { get; set; }

    /// <summary>
    /// Whether a silo may start in Production although other machines can reach its ports without TLS: only where the
    /// network keeps everybody but the cluster's members away from them. Default false.
    /// </summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>
    /// Whether a read looks into the store first. Without it, a second activation of a cart, which a partition of the
    /// cluster can bring about, may show an earlier acknowledged state until the partition is detected. Costs one read
    /// of the store per GET. Default false.
    /// </summary>
    public bool FreshReads { get; set; }

    /// <summary>
    /// A silo's membership timing, by the names of Orleans' ClusterMembershipOptions, where it is to differ from what
    /// this service chooses.
    /// </summary>
    public Dictionary<string, string> Membership { get; set; } = [];

    /// <summary>TLS between the members.</summary>
    public TlsSettings Tls { get; set; } = new();
}
