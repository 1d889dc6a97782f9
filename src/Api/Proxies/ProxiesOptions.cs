using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Api;

/// <summary>
/// Section <c>Proxies</c>: whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Everybody else's are
/// ignored.
/// </summary>
public sealed class ProxiesOptions
{
    public const string Section = "Proxies";

    /// <summary>
    /// The networks in which proxies are, such as <c>10.1.0.0/16</c>; a single one is <c>10.1.2.3/32</c>. Default none.
    /// </summary>
    public string[] Networks { get; set; } = [];

    /// <summary>
    /// How many proxies of those networks a request may pass one after the other. 1 to 10; default 1.
    /// </summary>
    [Range(1, 10)]
    public int Hops { get; set; } = 1;
}
