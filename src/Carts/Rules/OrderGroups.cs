using System.Collections.Immutable;
using System.Globalization;

namespace PartnerCarts.Carts;

/// <summary>
/// Which lines are ordered together (contract.md 7.5): those of one programme (legacy or modern), billing cycle and currency; numbered per programme in
/// order of first appearance, after the groups that are ordered already. Addons go with their base line.
/// </summary>
internal static class OrderGroups
{
    private const string LegacyPrefix = "OMS-";

    public static ImmutableArray<CartLine> Assign(ImmutableArray<CartLine>.Builder lines)
    {
        var next = (Modern: 0, Legacy: 0);
        foreach (var line in lines)
            if (line.IsOrdered)
                next = line.IsLegacy
                    ? next with { Legacy = Math.Max(next.Legacy, NumberOf(line.OrderGroup) + 1) }
                    : next with { Modern = Math.Max(next.Modern, NumberOf(line.OrderGroup) + 1) };

        var groups = new List<(bool IsLegacy, BillingCycle Cycle, string Currency, string Name)>(4);
        for (var i = 0; i < lines.Count; i++)
            if (!lines[i].IsOrdered)
                lines[i] = InGroup(lines[i], GroupOf(lines[i], groups, ref next));
        return lines.MoveToImmutable();
    }

    private static string GroupOf(CartLine line, List<(bool IsLegacy, BillingCycle Cycle, string Currency, string Name)> groups, ref (int Modern, int Legacy) next)
    {
        foreach (var group in groups)
            if (group.IsLegacy == line.IsLegacy && group.Cycle == line.EffectiveCycle && group.Currency == line.CurrencyCode)
                return group.Name;

        var number = (line.IsLegacy ? next.Legacy++ : next.Modern++).ToString(CultureInfo.InvariantCulture);
        var name = line.IsLegacy ? LegacyPrefix + number : number;
        groups.Add((line.IsLegacy, line.EffectiveCycle, line.CurrencyCode, name));
        return name;
    }

    private static CartLine InGroup(CartLine line, string group) => line with
    {
        OrderGroup = group,
        Addons = line.Addons.IsDefaultOrEmpty ? line.Addons : [.. line.Addons.Select(addon => addon with { OrderGroup = group })],
    };

    private static int NumberOf(string group) =>
        int.Parse(group.StartsWith(LegacyPrefix, StringComparison.Ordinal) ? group.AsSpan(LegacyPrefix.Length) : group, NumberStyles.None, CultureInfo.InvariantCulture);
}
