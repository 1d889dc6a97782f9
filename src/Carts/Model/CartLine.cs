using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>One item of a cart, or an addon below one (contract.md 5.2).</summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.cart-line")
]
public sealed record CartLine
{
    /// <summary>
    /// The name, in a provisioning context, of the existing subscription that an addon is bought for.
    /// </summary>
    public const string ParentSubscription = "parentSubscriptionId";

    /// <summary>Unique in the cart, addons included; 0 or more (contract.md 7.1 item 4).</summary>
    [Id(0)]
    public required int Id { get; init; }

    /// <summary>What is bought: <c>product:sku:availability</c>, a legacy offer GUID, or <c>MS-AZR-…</c>.</summary>
    [Id(1)]
    public required string CatalogItemId { get; init; }

    [Id(2)]
    public string? FriendlyName { get; init; }

    /// <summary>1 to 2,147,483,647.</summary>
    [Id(3)]
    public required int Quantity { get; init; }

    /// <summary>Three letters, such as USD; filled from the customer's market where the client gives none.</summary>
    [Id(4)]
    public required string CurrencyCode { get; init; }

    /// <summary>What the client chose, null when it chose nothing. See <see cref="EffectiveCycle"/>.</summary>
    [Id(5)]
    public BillingCycle? BillingCycle { get; init; }

    /// <summary>
    /// What the line is billed by: the client's choice or, without one, the item's only cycle; Unknown where there is
    /// neither.
    /// </summary>
    [Id(6)]
    public required BillingCycle EffectiveCycle { get; init; }

    /// <summary>ISO 8601 duration, such as P1Y.</summary>
    [Id(7)]
    public string? TermDuration { get; init; }

    /// <summary>The promotion that applies, asked for or not; null for none.</summary>
    [Id(8)]
    public string? PromotionId { get; init; }

    /// <summary>Order and repeats are the client's; default when not given.</summary>
    [Id(9)]
    public ImmutableArray<Participant> Participants { get; init; }

    /// <summary>
    /// Keys in camelCase (contract.md 4 Writing 6), in the client's order; default when not given, empty when given
    /// empty.
    /// </summary>
    [Id(10)]
    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }

    /// <summary>Addons, one level deep; default when not given.</summary>
    [Id(11)]
    public ImmutableArray<CartLine> Addons { get; init; }

    /// <summary>The term the line renews to; ISO 8601 duration.</summary>
    [Id(12)]
    public string? RenewsToTerm { get; init; }

    /// <summary>UTC; the first term is prorated to end then.</summary>
    [Id(13)]
    public DateTimeOffset? CustomTermEnd { get; init; }

    [Id(14)]
    public bool? AttestationAccepted { get; init; }

    /// <summary>The order this line will go into (contract.md 7.5).</summary>
    [Id(15)]
    public string OrderGroup { get; init; } = "";

    /// <summary>
    /// Whether the item is sold under the legacy programme, as the catalog said when the line was last written.
    /// </summary>
    [Id(16)]
    public bool IsLegacy { get; init; }

    /// <summary>The order this line went into; null while it is not ordered. An ordered line is frozen.</summary>
    [Id(17)]
    public string? OrderId { get; init; }

    /// <summary>Why the line cannot be ordered; null when it can.</summary>
    [Id(18)]
    public LineError? Error { get; init; }

    /// <summary>
    /// What the line costs, as of its last write; null for a line in error, and where there is no price.
    /// </summary>
    [Id(20)]
    public Pricing? Pricing { get; init; }

    /// <summary>
    /// The promotion that the client asked for and that does not apply now; judged again with the next write and at
    /// checkout (contract.md 16.4).
    /// </summary>
    [Id(21)]
    public string? PromotionNotApplied { get; init; }

    /// <summary>What a savings plan promises to spend (contract.md 18.2).</summary>
    [Id(22)]
    public PurchaseCommitment? PurchaseCommitment { get; init; }

#if NEXT_VERSION
    /// <summary>What the next version adds, for tests that mix the two.</summary>
    [Id(19)]
    public string? OfTheNextVersion { get; init; }
#endif

    public bool IsOrdered => OrderId is not null;

    /// <summary>
    /// The line's value in its provisioning context, whatever the case of the name; null when not given.
    /// </summary>
    public string? Provisioned(string name)
    {
        if (!ProvisioningContext.IsDefault)
            foreach (var (key, value) in ProvisioningContext)
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                    return value;
        return null;
    }

    /// <summary>The line, then its addons.</summary>
    public IEnumerable<CartLine> SelfAndAddons() => Addons.IsDefaultOrEmpty ? [this] : [this, .. Addons];
}

/// <summary>A partner named on a line (contract.md 5.7): its part, and its MPN or partner id.</summary>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    Alias("partnercarts.model.participant")
]
public readonly record struct Participant([property: Id(0)] ParticipantKind Kind, [property: Id(1)] string Id);
