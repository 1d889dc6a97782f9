using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// From a request's lines to the cart's: carry kept members, number, keep ordered lines, fill in, check, group, price
/// (contract.md 7.1, 7.3, 7.5).
/// </summary>
internal static class LineFactory
{
    /// <param name="draft">The request.</param>
    /// <param name="stored">The cart's lines so far; empty for a new cart.</param>
    /// <param name="customerId">Whose market the currency comes from.</param>
    /// <param name="context">Catalog and time.</param>
    /// <param name="missing">An ordered line that the request changes or omits; the result is of no use then.</param>
    public static ImmutableArray<CartLine> FromDraft(
        CartDraft draft,
        ImmutableArray<CartLine> stored,
        Guid customerId,
        CartContext context,
        out CartLine? missing
    )
    {
        var carried = CarriedMembers.Carry(draft, stored);
        var frozen = FrozenIn(draft, carried, stored, out missing);
        var numbered = Numbering.Number(carried);
        var rules = new LineRules(context, customerId, numbered, frozen, new OrderGroups(frozen));

        var lines = ImmutableArray.CreateBuilder<CartLine>(numbered.Length);
        for (var i = 0; i < numbered.Length; i++)
            lines.Add(frozen?[i] is { } ordered ? Renumbered(ordered, numbered[i]) : rules.Make(numbered[i]));
        return CartReview.Judge(lines.MoveToImmutable(), customerId, context);
    }

    private static CartLine?[]? FrozenIn(
        CartDraft draft,
        ImmutableArray<LineDraft> carried,
        ImmutableArray<CartLine> stored,
        out CartLine? missing
    )
    {
        missing = null;
        foreach (var line in stored)
            if (line.IsOrdered)
                return FrozenLines.Match(carried, stored, new UniqueIds(draft), out missing);
        return null;
    }

    private static CartLine Renumbered(CartLine ordered, LineDraft asked)
    {
        var addons = ordered.Addons;
        if (!addons.IsDefaultOrEmpty && asked.Addons.Value is { } askedAddons)
            addons = [.. addons.Select((addon, i) => addon with { Id = askedAddons[i].Id ?? addon.Id })];
        return ordered with { Id = asked.Id ?? ordered.Id, Addons = addons };
    }
}
