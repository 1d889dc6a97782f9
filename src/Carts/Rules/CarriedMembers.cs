using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Absent is not null (contract.md 7.3): a line that matches a stored one by unique id and catalog item keeps the
/// stored value of members that the client's model does not have. Without this, an older SDK's get-change-put would
/// strip terms and addons.
/// </summary>
internal static class CarriedMembers
{
    public static ImmutableArray<LineDraft> Carry(CartDraft draft, ImmutableArray<CartLine> stored)
    {
        if (stored.IsEmpty)
            return draft.Lines;

        var ids = new UniqueIds(draft);
        var lines = ImmutableArray.CreateBuilder<LineDraft>(draft.Lines.Length);
        for (var i = 0; i < draft.Lines.Length; i++)
            lines.Add(CarryLine(draft.Lines[i], i, stored, ids));
        return lines.MoveToImmutable();
    }

    internal static bool IsSameItem(LineDraft line, CartLine stored) =>
        string.Equals(line.CatalogItemId, stored.CatalogItemId, StringComparison.OrdinalIgnoreCase);

    private static LineDraft CarryLine(LineDraft line, int place, ImmutableArray<CartLine> stored, UniqueIds ids)
    {
        var carried = Find(line, ids, stored, place) is { } match ? CarryOwn(line, match) : line;
        return line.Addons is { IsGiven: true, Value: { IsDefaultOrEmpty: false } addons }
            ? carried with
            {
                Addons = new(CarryAddons(addons, place, stored, ids)),
            }
            : carried;
    }

    private static ImmutableArray<LineDraft> CarryAddons(
        ImmutableArray<LineDraft> addons,
        int place,
        ImmutableArray<CartLine> stored,
        UniqueIds ids
    ) =>
        [.. addons.Select(addon => FindAddon(addon, ids, stored, place) is { } match ? CarryOwn(addon, match) : addon)];

    /// <summary>
    /// The stored line of the same id, if that is unique, and of the same item. Clients send lines in the order in
    /// which they got them, so the same place is looked at first.
    /// </summary>
    private static CartLine? Find(LineDraft line, UniqueIds ids, ImmutableArray<CartLine> stored, int place)
    {
        if (line.Id is { } id && ids.Contains(id))
            for (var i = 0; i < stored.Length; i++)
                if (stored[(place + i) % stored.Length] is var match && match.Id == id)
                    return IsSameItem(line, match) ? match : null;
        return null;
    }

    private static CartLine? FindAddon(LineDraft addon, UniqueIds ids, ImmutableArray<CartLine> stored, int place)
    {
        if (addon.Id is { } id && ids.Contains(id))
            for (var i = 0; i < stored.Length; i++)
                foreach (var match in stored[(place + i) % stored.Length].Addons.AsSpan())
                    if (match.Id == id)
                        return IsSameItem(addon, match) ? match : null;
        return null;
    }

    private static LineDraft CarryOwn(LineDraft line, CartLine stored) =>
        HasMore(line, stored) ? Merge(line, stored) : line;

    private static bool HasMore(LineDraft line, CartLine stored) =>
        (!line.TermDuration.IsGiven && stored.TermDuration is not null)
        || (!line.PromotionId.IsGiven && stored.PromotionId is not null)
        || (!line.RenewsToTerm.IsGiven && stored.RenewsToTerm is not null)
        || (!line.CustomTermEnd.IsGiven && stored.CustomTermEnd is not null)
        || (!line.AttestationAccepted.IsGiven && stored.AttestationAccepted is not null)
        || (!line.Addons.IsGiven && !stored.Addons.IsDefault);

    private static LineDraft Merge(LineDraft line, CartLine stored) =>
        line with
        {
            TermDuration = new(line.TermDuration.Or(stored.TermDuration)),
            PromotionId = new(line.PromotionId.Or(stored.PromotionId)),
            RenewsToTerm = new(line.RenewsToTerm.Or(stored.RenewsToTerm)),
            CustomTermEnd = new(line.CustomTermEnd.Or(stored.CustomTermEnd)),
            AttestationAccepted = new(line.AttestationAccepted.Or(stored.AttestationAccepted)),
            Addons =
                line.Addons.IsGiven || stored.Addons.IsDefault ? line.Addons : new([.. stored.Addons.Select(AsDraft)]),
        };

    private static LineDraft AsDraft(CartLine addon) =>
        new()
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
