using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>One thing that can be bought, and on which terms.</summary>
public sealed record CatalogItem
{
    public required string Id { get; init; }

    /// <summary>Shown on orders where a line has no friendly name.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// What the catalog says of the kind; null where it follows from the rest, see <see cref="Kind"/>.
    /// </summary>
    public ItemKind? GivenKind { get; init; }

    /// <summary>
    /// What sort of thing it is (contract.md 18.1). Where the catalog does not say: sold under the legacy programme,
    /// legacy; sold without charge only, a trial; paid once only, a reservation if it has terms and software if not;
    /// else a licence.
    /// </summary>
    public ItemKind Kind =>
        GivenKind
        ?? (
            IsLegacy
                ? ItemKind.Legacy
                : OnlyCycle switch
                {
                    BillingCycle.None => ItemKind.Trial,
                    BillingCycle.OneTime when HasTerms => ItemKind.Reservation,
                    BillingCycle.OneTime => ItemKind.Software,
                    _ => ItemKind.License,
                }
        );

    /// <summary>Whom it is for: commercial, education, government or nonprofit (contract.md 22.1).</summary>
    public string Segment { get; init; } = "commercial";

    /// <summary>Where it is sold, two capital letters each; empty for everywhere.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>The allowed pairs of cycle and term; at least one.</summary>
    public required ImmutableArray<BillingPlan> Plans { get; init; }

    /// <summary>The currency of the customer's market, where it differs from the catalog's.</summary>
    public string? Currency { get; init; }

    /// <summary>
    /// Sold under the legacy programme: its orders are numbered <c>OMS-0</c>, <c>OMS-1</c>, … (contract.md 7.5).
    /// </summary>
    public bool IsLegacy { get; init; }

    /// <summary>No longer sold (line error 500600).</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>1 to <see cref="MaxQuantity"/>.</summary>
    public int MinQuantity { get; init; } = 1;

    public int MaxQuantity { get; init; } = int.MaxValue;

    /// <summary>How many one customer may own, earlier orders included; null for no cap (line error 10015).</summary>
    public int? MaxPerCustomer { get; init; }

    /// <summary>How many there are to sell; null for any number (line error 10003).</summary>
    public int? Stock { get; init; }

    public bool NeedsAttestation { get; init; }

    /// <summary>Which ends of its first term a line may name (contract.md 19.2).</summary>
    public CustomTermEnds CustomTermEnd { get; init; }

    /// <summary>What the catalog says of <see cref="NeedsTerm"/>; null where it follows from the kind.</summary>
    public bool? GivenNeedsTerm { get; init; }

    /// <summary>
    /// Whether a line must name a term (line error 400039); trials do unless the catalog says otherwise.
    /// </summary>
    public bool NeedsTerm => GivenNeedsTerm ?? Kind is ItemKind.Trial;

    /// <summary>What the catalog says of <see cref="Renews"/>; null where it follows from the kind.</summary>
    public bool? GivenRenews { get; init; }

    /// <summary>
    /// Whether its subscriptions renew by themselves; those of licences, SaaS and trials do unless the catalog says
    /// otherwise.
    /// </summary>
    public bool Renews => GivenRenews ?? Kind is ItemKind.License or ItemKind.Saas or ItemKind.Trial;

    /// <summary>
    /// The promotions that a line may name. Those that the catalog does not define itself change no price.
    /// </summary>
    public ImmutableArray<string> Promotions { get; init; } = [];

    /// <summary>The items this one is an addon of; empty for a base item.</summary>
    public ImmutableArray<string> AddonOf { get; init; } = [];

    /// <summary>
    /// For an addon of new commerce: the SKUs (<c>product:sku</c>) of which the customer must have one, in the same
    /// cart or from before (contract.md 17.2). See <see cref="RequiredSkus"/>.
    /// </summary>
    public ImmutableArray<string> PrerequisiteSkus { get; init; } = [];

    /// <summary>For an addon: how many seats its base must have (line error 10018).</summary>
    public int MinBaseQuantity { get; init; }

    /// <summary>For an addon: its least seats in percent of its base's, rounded up (line error 10019).</summary>
    public int MinAddonPercent { get; init; }

    /// <summary>Names that the line's provisioning context must have (line error 10010).</summary>
    public ImmutableArray<string> Provisioning { get; init; } = [];

    /// <summary>
    /// Price of one unit for one charge, where <see cref="Prices"/> has none that fits; null for no price.
    /// </summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Prices for some cycles, terms, currencies and countries (contract.md 16.3).</summary>
    public ImmutableArray<CatalogPrice> Prices { get; init; } = [];

    /// <summary>For a savings plan: the least commitment a line may make (contract.md 18.2).</summary>
    public PurchaseCommitment? MinCommitment { get; init; }

    /// <summary>Whether the customer must have an Azure plan, and in what state (contract.md 18.5).</summary>
    public AzurePlanNeed NeedsAzurePlan { get; init; }

    /// <summary>Tags that the customer must have, such as education (contract.md 18.5).</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What the SKU names as <c>purchasePrerequisites</c> (contract.md 22.2).</summary>
    public ImmutableArray<string> Prerequisites { get; init; } = [];

    /// <summary>What the SKU names as <c>inventoryVariables</c> (contract.md 22.2).</summary>
    public ImmutableArray<string> InventoryVariables { get; init; } = [];

    /// <summary>What the SKU shows among its <c>dynamicAttributes</c> (contract.md 22.2).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Why it cannot be bought now, as an inventory check shows it (contract.md 22.4).</summary>
    public ImmutableArray<InventoryRestriction> Restrictions { get; init; } = [];

    /// <summary>An error that every line of the item carries, for tests of clients; null for none.</summary>
    public LineErrorCode? StandingError { get; init; }

    /// <summary>A code that every order group with the item fails with, for tests of clients; null for none.</summary>
    public int? StandingOrderError { get; init; }

    /// <summary>A status that every order of the item comes to, for tests of clients; None for none.</summary>
    public OrderStatus StandingOrderStatus { get; init; }

    /// <summary>
    /// <c>product:sku</c>, what prerequisites and promotions are about; the whole id for a legacy item.
    /// </summary>
    public string Sku => CatalogItemId.SkuOf(Id);

    /// <summary>The cycle that is meant when a client names none; null where there is a choice.</summary>
    public BillingCycle? OnlyCycle
    {
        get
        {
            if (Plans.IsEmpty)
                return null;
            var first = Plans[0].Cycle;
            foreach (var plan in Plans)
                if (plan.Cycle != first)
                    return null;
            return first;
        }
    }

    private bool HasTerms
    {
        get
        {
            foreach (var plan in Plans)
                if (!plan.Terms.IsDefaultOrEmpty)
                    return true;
            return false;
        }
    }

    /// <summary>Whether the pair is sold. A line without a term takes any of the cycle's.</summary>
    public bool Sells(BillingCycle cycle, string? term)
    {
        foreach (var plan in Plans)
            if (
                plan.Cycle == cycle
                && (
                    term is null
                    || plan.Terms.IsDefaultOrEmpty
                    || plan.Terms.Contains(term, StringComparer.OrdinalIgnoreCase)
                )
            )
                return true;
        return false;
    }

    /// <summary>The terms that it is sold for, with any cycle.</summary>
    public IEnumerable<string> Terms() =>
        Plans.SelectMany(plan => plan.Terms.IsDefault ? [] : plan.Terms).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the term is sold with any cycle.</summary>
    public bool RenewsTo(string term)
    {
        foreach (var plan in Plans)
            if (Sells(plan.Cycle, term))
                return true;
        return false;
    }

    /// <summary>
    /// Whether it is an addon of new commerce: it belongs to the customer and not to a line (contract.md 17.1).
    /// </summary>
    public bool IsModernAddon => !IsLegacy && !(PrerequisiteSkus.IsEmpty && AddonOf.IsEmpty);

    /// <summary>
    /// The SKUs of which the customer must have one: <see cref="PrerequisiteSkus"/> and those of the items in
    /// <see cref="AddonOf"/> (contract.md 17.3); none for a legacy item.
    /// </summary>
    public IEnumerable<string> RequiredSkus() =>
        IsLegacy
            ? []
            : PrerequisiteSkus.Concat(AddonOf.Select(CatalogItemId.SkuOf)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the customer may have this addon of new commerce for the sake of that item.</summary>
    public bool Requires(string catalogItemId) =>
        RequiredSkus().Contains(CatalogItemId.SkuOf(catalogItemId), StringComparer.OrdinalIgnoreCase);

    public bool IsAddonOf(string baseItemId) => AddonOf.Contains(baseItemId, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A billing cycle and the terms it is sold for; without terms, for any.</summary>
public sealed record BillingPlan(BillingCycle Cycle, ImmutableArray<string> Terms);

/// <summary>Which ends of its first term a line may name (contract.md 19.2).</summary>
public enum CustomTermEnds
{
    /// <summary>None: line error 10016.</summary>
    None,

    /// <summary>The ends of months, and of the customer's subscriptions.</summary>
    Aligned,

    /// <summary>Any day of the first term.</summary>
    Any,
}

/// <summary>Whether an item needs an Azure plan of the customer's (contract.md 18.5).</summary>
public enum AzurePlanNeed
{
    None,

    /// <summary>The customer must have one (900128).</summary>
    Plan,

    /// <summary>The customer must have an active one (900129).</summary>
    Active,
}

/// <summary>A price of one unit for one charge. A member that is null fits any.</summary>
public sealed record CatalogPrice(
    BillingCycle? Cycle,
    string? Term,
    string? Currency,
    string? Country,
    decimal UnitPrice
);

/// <summary>Why an item cannot be bought now (contract.md 22.4).</summary>
public sealed record InventoryRestriction(
    string ReasonCode,
    string Description,
    ImmutableArray<KeyValuePair<string, string>> Properties
);
