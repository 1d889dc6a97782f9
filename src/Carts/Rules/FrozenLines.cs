using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// After a partial success the ordered lines are frozen: an update repeats each of them unchanged (contract.md 7.4 item
/// 4).
/// </summary>
internal static class FrozenLines
{
    /// <summary>
    /// For each line of the request, the ordered line that it repeats, or null. <paramref name="missing"/> is one that
    /// none repeats.
    /// </summary>
    /// <remarks>
    /// By id where the client keeps ids, else by content: some clients send every line with id 0, or none.
    /// </remarks>
    public static CartLine?[] Match(
        ImmutableArray<LineDraft> lines,
        ImmutableArray<CartLine> stored,
        UniqueIds uniqueIds,
        out CartLine? missing
    )
    {
        var repeats = new CartLine?[lines.Length];
        var withoutId = new List<CartLine>();
        missing = null;
        foreach (var frozen in stored)
        {
            if (!frozen.IsOrdered)
                continue;
            var at = FindById(frozen, lines, uniqueIds);
            if (at < 0)
                withoutId.Add(frozen);
            else if (lines[at].Repeats(frozen))
                repeats[at] = frozen;
            else
                missing ??= frozen;
        }

        // Those that no id matched are looked for by content, and last, so that they take no line that an id matched.
        foreach (var frozen in withoutId)
        {
            var at = FindByContent(frozen, lines, repeats);
            if (at >= 0)
                repeats[at] = frozen;
            else
                missing ??= frozen;
        }

        return repeats;
    }

    private static int FindById(CartLine frozen, ImmutableArray<LineDraft> lines, UniqueIds uniqueIds)
    {
        if (uniqueIds.Contains(frozen.Id))
            for (var i = 0; i < lines.Length; i++)
                if (lines[i].Id == frozen.Id && lines[i].IsSameItemAs(frozen))
                    return i;
        return -1;
    }

    private static int FindByContent(CartLine frozen, ImmutableArray<LineDraft> lines, CartLine?[] taken)
    {
        for (var i = 0; i < lines.Length; i++)
            if (taken[i] is null && lines[i].Repeats(frozen))
                return i;
        return -1;
    }
}
