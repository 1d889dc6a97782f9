using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Cluster;

/// <summary>Section <c>Gateway</c>: the HTTP API of a cluster.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>A silo only: whether it shows the HTTP API itself. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// The file of the key that signs tokens for development; made if it is not there. Used in Development, or with
    /// <c>Auth:AllowDevelopmentKeys</c>. Default data/carts.db.key.pem, where Local's command <c>token</c>
    /// looks for it, too.
    /// </summary>
    [Required]
    public string DevelopmentKeyFile { get; set; } = "data/carts.db.key.pem";
}
