using System.ComponentModel.DataAnnotations;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Section <c>Carts</c>: lifetimes and the catalog.</summary>
public sealed class CartsOptions
{
    public const string Section = "Carts";

    /// <summary>
    /// How long an Active cart lives after its creation. 1 minute to 49 days (a .NET timer takes at most 2^32-2 ms);
    /// default 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "49.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a cart is kept after its last order. 1 minute to 10 years; default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan OrderedRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long a create that is repeated with the same request id and body finds the first cart. 1 minute to 49 days;
    /// default 24 hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "49.00:00:00")]
    public TimeSpan ReplayWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How many Active carts one partner may have, approximately: each process counts those that it made itself within
    /// <see cref="Lifetime"/>. Beyond it a create is refused with 403/800089. 0 to 1,000,000,000; default 0: no cap.
    /// </summary>
    [Range(0, 1_000_000_000)]
    public int PerPartner { get; set; }

    /// <summary>
    /// A silo that shows the HTTP API only: whether it takes members of a cart that came with this version. True when
    /// all silos have it; until then an older one could lose them. Default false. Gateways, which are upgraded after
    /// the silos, and the one-process host always take them.
    /// </summary>
    public bool AcceptNewMembers { get; set; }

    /// <summary>
    /// A catalog file (JSON), reloaded when it changes. Default none: every well-formed item id is accepted.
    /// </summary>
    public string? Catalog { get; set; }

    /// <summary>
    /// Which checkouts need partnerOnRecordAttestationAccepted to be true, else 400/900206: Never, Resellers (where a
    /// line names an additional reseller) or Always. An explicit false is always refused. Default Never.
    /// </summary>
    [EnumDataType(typeof(PartnerAttestation))]
    public PartnerAttestation PartnerAttestation { get; set; }

    /// <summary>
    /// Whether savings plans can be bought with a user's token only; an application's own is 403/900329. Default true.
    /// </summary>
    public bool SavingsPlansNeedUser { get; set; } = true;

    /// <summary>
    /// Whether the caps of a sandbox hold: lines of more than 25 seats, and a customer's third reservation, have the
    /// error 10009. Default false.
    /// </summary>
    public bool SandboxCaps { get; set; }

    public CartLimits ToLimits() =>
        new()
        {
            Lifetime = Lifetime,
            OrderedRetention = OrderedRetention,
            ReplayWindow = ReplayWindow,
            PartnerAttestation = PartnerAttestation,
            SavingsPlansNeedUser = SavingsPlansNeedUser,
            SandboxCaps = SandboxCaps,
        };
}
