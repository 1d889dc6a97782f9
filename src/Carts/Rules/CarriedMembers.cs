using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Absent is not null (contract.md 7.3): a line that matches a stored one by unique id and catalog item keeps the stored value of members that the
/// client's model does not have. Without this, an older SDK's get-change-put would strip terms and addons.
/// </summary>
internal static class CarriedMembers
{
    public static ImmutableArray<LineDraft> Carry(CartDraft draft, ImmutableArray<CartLine> stored)
    {
        if (stored.IsEmpty)
            return draft.Lines;

        var ids = UniqueIds(draft);
        var bases = stored.ToDictionary(line => line.Id);
        var addons = stored.SelectMany(line => line.Addons.IsDefault ? [] : line.Addons).ToDictionary(addon => addon.Id);
        return [.. draft.Lines.Select(line => CarryLine(line, Match(line, bases, ids), addons, ids))];
    }

    /// <summary>The ids that exactly one line or addon of the request has.</summary>
    public static HashSet<int> UniqueIds(CartDraft draft)
    {
        var once = new HashSet<int>();
        var seen = new HashSet<int>();
        foreach (var line in draft.AllLines())
            if (line.Id is { } id && !seen.Add(id))
                once.Remove(id);
            else if (line.Id is { } first)
                once.Add(first);
        return once;
    }

    private static CartLine? Match(LineDraft line, Dictionary<int, CartLine> stored, HashSet<int> uniqueIds) =>
        line.Id is { } id && uniqueIds.Contains(id) && stored.TryGetValue(id, out var match) && IsSameItem(line, match) ? match : null;

    internal static bool IsSameItem(LineDraft line, CartLine stored) =>
        string.Equals(line.CatalogItemId, stored.CatalogItemId, StringComparison.OrdinalIgnoreCase);

    private static LineDraft CarryLine(LineDraft line, CartLine? stored, Dictionary<int, CartLine> storedAddons, HashSet<int> uniqueIds)
    {
        var carried = stored is null ? line : CarryOwn(line, stored);
        return carried.Addons.Value is { IsDefaultOrEmpty: false } addons && line.Addons.IsGiven
            ? carried with { Addons = new([.. addons.Select(addon => Match(addon, storedAddons, uniqueIds) is { } match ? CarryOwn(addon, match) : addon)]) }
            : carried;
    }

    private static LineDraft CarryOwn(LineDraft line, CartLine stored) => line with
    {
        TermDuration = new(line.TermDuration.Or(stored.TermDuration)),
        PromotionId = new(line.PromotionId.Or(stored.PromotionId)),
        RenewsToTerm = new(line.RenewsToTerm.Or(stored.RenewsToTerm)),
        CustomTermEnd = new(line.CustomTermEnd.Or(stored.CustomTermEnd)),
        AttestationAccepted = new(line.AttestationAccepted.Or(stored.AttestationAccepted)),
        Addons = line.Addons.IsGiven || stored.Addons.IsDefault ? line.Addons : new([.. stored.Addons.Select(AsDraft)]),
    };

    private static LineDraft AsDraft(CartLine addon) => new()
    {
        Id = addon.Id,
        CatalogItemId = addon.CatalogItemId,
        FriendlyName = addon.FriendlyName,
        Quantity = addon.Quantity,
        CurrencyCode = addon.CurrencyCode,
        BillingCycle = addon.BillingCycle,
        TermDuration = new(addon.TermDuration),
        PromotionId = new(addon.PromotionId),
        RenewsToTerm = new(addon.RenewsToTerm),
        CustomTermEnd = new(addon.CustomTermEnd),
        AttestationAccepted = new(addon.AttestationAccepted),
        Participants = addon.Participants,
        ProvisioningContext = addon.ProvisioningContext,
    };
}
