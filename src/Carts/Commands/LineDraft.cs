using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// What a client asks a line to be. The optional members are those that an update keeps when it does not name them
/// (contract.md 7.3).
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.line-draft")
]
public sealed record LineDraft
{
    /// <summary>Null when not given, or not an int32 of 0 or more (contract.md 7.1 item 6).</summary>
    [Id(0)]
    public int? Id { get; init; }

    [Id(1)]
    public string? CatalogItemId { get; init; }

    [Id(2)]
    public string? FriendlyName { get; init; }

    /// <summary>Null when not given.</summary>
    [Id(3)]
    public int? Quantity { get; init; }

    [Id(4)]
    public string? CurrencyCode { get; init; }

    [Id(5)]
    public BillingCycle? BillingCycle { get; init; }

    [Id(6)]
    public Optional<string?> TermDuration { get; init; }

    [Id(7)]
    public Optional<string?> PromotionId { get; init; }

    [Id(8)]
    public Optional<string?> RenewsToTerm { get; init; }

    [Id(9)]
    public Optional<DateTimeOffset?> CustomTermEnd { get; init; }

    [Id(10)]
    public Optional<bool?> AttestationAccepted { get; init; }

    /// <summary>Given null is "none"; absent keeps what is stored.</summary>
    [Id(11)]
    public Optional<ImmutableArray<LineDraft>?> Addons { get; init; }

    /// <summary>Default when not given.</summary>
    [Id(12)]
    public ImmutableArray<Participant> Participants { get; init; }

    /// <summary>Keys in camelCase, each once; default when not given.</summary>
    [Id(13)]
    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }

    [Id(15)]
    public Optional<PurchaseCommitment?> PurchaseCommitment { get; init; }

#if NEXT_VERSION
    /// <summary>What the next version adds, for tests that mix the two.</summary>
    [Id(14)]
    public Optional<string?> OfTheNextVersion { get; init; }
#endif

    /// <summary>The addons; none where the request names none.</summary>
    internal ImmutableArray<LineDraft> AddonsOrNone() => Addons.Value is { IsDefault: false } addons ? addons : [];

    /// <summary>The fault of the first text that is too long; null for none (contract.md 7.1 item 6).</summary>
    internal string? CheckTexts() =>
        DraftRules.TooLong("catalogItemId", CatalogItemId)
        ?? DraftRules.TooLong("friendlyName", FriendlyName)
        ?? DraftRules.TooLong("currencyCode", CurrencyCode)
        ?? DraftRules.TooLong("termDuration", TermDuration.Value)
        ?? DraftRules.TooLong("promotionId", PromotionId.Value)
        ?? DraftRules.TooLong("renewsTo.termDuration", RenewsToTerm.Value)
        ?? DraftRules.TooLong("purchaseCommitment.currency", PurchaseCommitment.Value?.Currency)
        ?? DraftRules.TooLong("purchaseCommitment.grain", PurchaseCommitment.Value?.Grain);

    /// <summary>What a stored line says of itself, as a request that sets every member.</summary>
    /// <remarks>Addons are left out: an addon has none, and an update keeps a line's own by itself.</remarks>
    internal static LineDraft Of(CartLine line) =>
        new()
        {
            Id = line.Id,
            CatalogItemId = line.CatalogItemId,
            FriendlyName = line.FriendlyName,
            Quantity = line.Quantity,
            CurrencyCode = line.CurrencyCode,
            BillingCycle = line.BillingCycle,
            TermDuration = new(line.TermDuration),
            PromotionId = new(line.PromotionId ?? line.PromotionNotApplied),
            RenewsToTerm = new(line.RenewsToTerm),
            CustomTermEnd = new(line.CustomTermEnd),
            AttestationAccepted = new(line.AttestationAccepted),
            PurchaseCommitment = new(line.PurchaseCommitment),
            Participants = line.Participants,
            ProvisioningContext = line.ProvisioningContext,
#if NEXT_VERSION
            OfTheNextVersion = new(line.OfTheNextVersion),
#endif
        };

    /// <summary>
    /// The request with the stored value of each optional member that it does not name (contract.md 7.3); itself where
    /// the stored line has nothing to add.
    /// </summary>
    internal LineDraft Carrying(CartLine stored) =>
        HasMore(stored)
            ? this with
            {
                TermDuration = new(TermDuration.Or(stored.TermDuration)),
                PromotionId = new(PromotionId.Or(stored.PromotionId ?? stored.PromotionNotApplied)),
                RenewsToTerm = new(RenewsToTerm.Or(stored.RenewsToTerm)),
                CustomTermEnd = new(CustomTermEnd.Or(stored.CustomTermEnd)),
                AttestationAccepted = new(AttestationAccepted.Or(stored.AttestationAccepted)),
                PurchaseCommitment = new(PurchaseCommitment.Or(stored.PurchaseCommitment)),
#if NEXT_VERSION
                OfTheNextVersion = new(OfTheNextVersion.Or(stored.OfTheNextVersion)),
#endif
                Addons = Addons.IsGiven || stored.Addons.IsDefault ? Addons : new([.. stored.Addons.Select(Of)]),
            }
            : this;

    private bool HasMore(CartLine stored) =>
        (!TermDuration.IsGiven && stored.TermDuration is not null)
        || (!PromotionId.IsGiven && (stored.PromotionId ?? stored.PromotionNotApplied) is not null)
        || (!RenewsToTerm.IsGiven && stored.RenewsToTerm is not null)
        || (!CustomTermEnd.IsGiven && stored.CustomTermEnd is not null)
        || (!AttestationAccepted.IsGiven && stored.AttestationAccepted is not null)
        || (!PurchaseCommitment.IsGiven && stored.PurchaseCommitment is not null)
#if NEXT_VERSION
        || (!OfTheNextVersion.IsGiven && stored.OfTheNextVersion is not null)
#endif
        || (!Addons.IsGiven && !stored.Addons.IsDefault);

    /// <summary>
    /// Whether the request asks for what the stored line is already, addons included; ids are not compared. A currency
    /// that is not given, and Unknown for no billing cycle, ask for the same.
    /// </summary>
    internal bool Repeats(CartLine stored) =>
        IsSameItemAs(stored)
        && Quantity == stored.Quantity
        && FriendlyName == stored.FriendlyName
        && (
            string.IsNullOrWhiteSpace(CurrencyCode)
            || string.Equals(CurrencyCode, stored.CurrencyCode, StringComparison.OrdinalIgnoreCase)
        )
        // A client whose model cannot say "not given" reads an absent cycle as Unknown and sends that back.
        && (BillingCycle ?? Carts.BillingCycle.Unknown) == (stored.BillingCycle ?? Carts.BillingCycle.Unknown)
        && TermDuration.Value == stored.TermDuration
        && (
            PromotionId.Value == stored.PromotionId
            || (PromotionId.Value is not null && PromotionId.Value == stored.PromotionNotApplied)
        )
        && RenewsToTerm.Value == stored.RenewsToTerm
        && CustomTermEnd.Value == stored.CustomTermEnd
        && AttestationAccepted.Value == stored.AttestationAccepted
        && PurchaseCommitment.Value == stored.PurchaseCommitment
        // Not given and given empty ask for the same, and have the same span.
        && Participants.AsSpan().SequenceEqual(stored.Participants.AsSpan())
        && ProvisioningContext.AsSpan().SequenceEqual(stored.ProvisioningContext.AsSpan())
        && RepeatsAddons(stored);

    private bool RepeatsAddons(CartLine stored)
    {
        var asked = AddonsOrNone();
        var kept = stored.Addons.AsSpan();
        if (asked.Length != kept.Length)
            return false;
        for (var i = 0; i < asked.Length; i++)
            if (!asked[i].Repeats(kept[i]))
                return false;
        return true;
    }

    internal bool IsSameItemAs(CartLine stored) =>
        string.Equals(CatalogItemId, stored.CatalogItemId, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The cart's line that this numbered and checked request asks for, without what the rules find wrong with it.
    /// </summary>
    /// <param name="currency">Three capitals.</param>
    /// <param name="cycle">What the line is billed by.</param>
    /// <param name="isLegacy">Whether the item is sold under the legacy programme.</param>
    /// <param name="group">The order that the line will go into.</param>
    /// <param name="addons">Its addons; default where it names none.</param>
    internal CartLine ToLine(
        string currency,
        BillingCycle cycle,
        bool isLegacy,
        string group,
        ImmutableArray<CartLine> addons
    ) =>
        new()
        {
            Id = Id!.Value,
            CatalogItemId = CatalogItemId!,
            FriendlyName = FriendlyName,
            Quantity = Quantity!.Value,
            CurrencyCode = currency,
            BillingCycle = BillingCycle,
            EffectiveCycle = cycle,
            TermDuration = TermDuration.Value,
            PromotionId = PromotionId.Value,
            Participants = Participants,
            ProvisioningContext = ProvisioningContext,
            RenewsToTerm = RenewsToTerm.Value,
            CustomTermEnd = CustomTermEnd.Value?.ToUniversalTime(),
            AttestationAccepted = AttestationAccepted.Value,
            PurchaseCommitment = PurchaseCommitment.Value,
#if NEXT_VERSION
            OfTheNextVersion = OfTheNextVersion.Value,
#endif
            Addons = addons,
            OrderGroup = group,
            IsLegacy = isLegacy,
        };
}
