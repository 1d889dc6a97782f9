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
            else if (IsUnchanged(lines[at], frozen))
                repeats[at] = frozen;
            else
                missing ??= frozen;
        }

        // After all that kept their ids, so that no line is taken from the one it belongs to.
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
                if (lines[i].Id == frozen.Id && CarriedMembers.IsSameItem(lines[i], frozen))
                    return i;
        return -1;
    }

    private static int FindByContent(CartLine frozen, ImmutableArray<LineDraft> lines, CartLine?[] taken)
    {
        for (var i = 0; i < lines.Length; i++)
            if (taken[i] is null && IsUnchanged(lines[i], frozen))
                return i;
        return -1;
    }

    private static bool IsUnchanged(LineDraft line, CartLine frozen) =>
        CarriedMembers.IsSameItem(line, frozen)
        && line.Quantity == frozen.Quantity
        && line.FriendlyName == frozen.FriendlyName
        && (
            string.IsNullOrWhiteSpace(line.CurrencyCode)
            || string.Equals(line.CurrencyCode, frozen.CurrencyCode, StringComparison.OrdinalIgnoreCase)
        )
        && AreEqual(line.BillingCycle, frozen.BillingCycle)
        && line.TermDuration.Value == frozen.TermDuration
        && line.PromotionId.Value == frozen.PromotionId
        && line.RenewsToTerm.Value == frozen.RenewsToTerm
        && line.CustomTermEnd.Value == frozen.CustomTermEnd
        && line.AttestationAccepted.Value == frozen.AttestationAccepted
        && AreEqual(line.Participants, frozen.Participants)
        && AreEqual(line.ProvisioningContext, frozen.ProvisioningContext)
        && HasSameAddons(line, frozen);

    private static bool HasSameAddons(LineDraft line, CartLine frozen)
    {
        var asked = line.Addons.Value is { IsDefault: false } addons ? addons : [];
        var ordered = frozen.Addons.IsDefault ? [] : frozen.Addons;
        if (asked.Length != ordered.Length)
            return false;
        for (var i = 0; i < asked.Length; i++)
            if (!IsUnchanged(asked[i], ordered[i]))
                return false;
        return true;
    }

    /// <summary>
    /// Not given and Unknown ask for the same: a client whose model cannot say "not given" reads the one and sends the
    /// other.
    /// </summary>
    private static bool AreEqual(BillingCycle? one, BillingCycle? other) =>
        (one ?? BillingCycle.Unknown) == (other ?? BillingCycle.Unknown);

    /// <summary>Not given and given empty ask for the same, and have the same span.</summary>
    private static bool AreEqual<T>(ImmutableArray<T> one, ImmutableArray<T> other) =>
        one.AsSpan().SequenceEqual(other.AsSpan());
}
