using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>One thing that can be bought, and on which terms.</summary>
public sealed record CatalogItem
{
    public required string Id { get; init; }

    /// <summary>Shown on orders where a line has no friendly name.</summary>
    public string? Title { get; init; }

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

    /// <summary>Whether a line may name the end of its first term.</summary>
    public bool AllowsCustomTermEnd { get; init; }

    public ImmutableArray<string> Promotions { get; init; } = [];

    /// <summary>The items this one is an addon of; empty for a base item.</summary>
    public ImmutableArray<string> AddonOf { get; init; } = [];

    /// <summary>For an addon: how many seats its base line must have (line error 10018).</summary>
    public int MinBaseQuantity { get; init; }

    /// <summary>Names that the line's provisioning context must have (line error 10010).</summary>
    public ImmutableArray<string> Provisioning { get; init; } = [];

    /// <summary>Price of one unit for one billing cycle; null leaves the total off the order.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The cycle that is meant when a client names none; null where there is a choice.</summary>
    public BillingCycle? OnlyCycle
    {
        get
        {
            var first = Plans[0].Cycle;
            foreach (var plan in Plans)
                if (plan.Cycle != first)
                    return null;
            return first;
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

    /// <summary>Whether the term is sold with any cycle.</summary>
    public bool RenewsTo(string term)
    {
        foreach (var plan in Plans)
            if (Sells(plan.Cycle, term))
                return true;
        return false;
    }

    public bool IsAddonOf(string baseItemId) => AddonOf.Contains(baseItemId, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A billing cycle and the terms it is sold for; without terms, for any.</summary>
public sealed record BillingPlan(BillingCycle Cycle, ImmutableArray<string> Terms);
