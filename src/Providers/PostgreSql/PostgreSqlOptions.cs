using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// Section <c>Cluster:PostgreSql</c>: how carts are written to PostgreSQL. The defaults suit one database and a few
/// silos.
/// </summary>
public sealed class PostgreSqlOptions
{
    public const string Section = "Cluster:PostgreSql";

    /// <summary>
    /// Connections that write at the same time, each one batch after the other. A cart always uses the same one. More
    /// of them fill a wide database server better and make smaller batches. 1 to 32; default 2.
    /// </summary>
    [Range(1, 32)]
    public int WriteQueueCount { get; set; } = 2;

    /// <summary>How many rows one batch, and so one commit, takes at most. 1 to 4,096; default 256.</summary>
    [Range(1, 4096)]
    public int BatchRows { get; set; } = 256;

    /// <summary>
    /// How many writes may wait for one of those connections; further ones fail at once. 1 to 1,000,000; default 4,096.
    /// </summary>
    [Range(1, 1_000_000)]
    public int QueuedWrites { get; set; } = 4096;

    /// <summary>
    /// The role as which silos connect, to which <c>init-db</c> grants what they need and no more. Default none: they
    /// connect as the role that owns the schema.
    /// </summary>
    public string? SiloRole { get; set; }

    /// <summary>
    /// The role as which gateways connect, to which <c>init-db</c> grants reading which silos there are. Default none.
    /// </summary>
    public string? GatewayRole { get; set; }
}
