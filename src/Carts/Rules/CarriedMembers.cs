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

    private static LineDraft CarryLine(LineDraft line, int place, ImmutableArray<CartLine> stored, UniqueIds ids)
    {
        var carried = Find(line, ids, stored, place) is { } match ? line.Carrying(match) : line;
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
    ) => [.. addons.Select(addon => FindAddon(addon, ids, stored, place) is { } match ? addon.Carrying(match) : addon)];

    /// <summary>
    /// The stored line of the same id, if that is unique, and of the same item. Clients send lines in the order in
    /// which they got them, so the same place is looked at first.
    /// </summary>
    private static CartLine? Find(LineDraft line, UniqueIds ids, ImmutableArray<CartLine> stored, int place)
    {
        if (line.Id is { } id && ids.Contains(id))
            for (var i = 0; i < stored.Length; i++)
                if (stored[(place + i) % stored.Length] is var match && match.Id == id)
                    return line.IsSameItemAs(match) ? match : null;
        return null;
    }

    private static CartLine? FindAddon(LineDraft addon, UniqueIds ids, ImmutableArray<CartLine> stored, int place)
    {
        if (addon.Id is { } id && ids.Contains(id))
            for (var i = 0; i < stored.Length; i++)
                foreach (var match in stored[(place + i) % stored.Length].Addons.AsSpan())
                    if (match.Id == id)
                        return addon.IsSameItemAs(match) ? match : null;
        return null;
    }
}
