using System.Globalization;

namespace PartnerCarts.Carts;

/// <summary>
/// Which lines are ordered together (contract.md 7.5): those of one programme (legacy or modern), billing cycle and
/// currency; numbered per programme in order of first appearance, after the groups that are ordered already. Addons go
/// with their base line.
/// </summary>
internal sealed class OrderGroups
{
    private const string LegacyPrefix = "OMS-";

    private readonly List<(bool IsLegacy, BillingCycle Cycle, string Currency, string Name)> _groups = new(1);
    private int _nextModern;
    private int _nextLegacy;

    /// <param name="ordered">The lines that are ordered already, in any place; null for none.</param>
    public OrderGroups(ReadOnlySpan<CartLine?> ordered)
    {
        foreach (var line in ordered)
            if (line is { IsLegacy: true })
                _nextLegacy = Math.Max(_nextLegacy, NumberOf(line.OrderGroup) + 1);
            else if (line is not null)
                _nextModern = Math.Max(_nextModern, NumberOf(line.OrderGroup) + 1);
    }

    /// <summary>The group of the next line.</summary>
    public string Of(bool isLegacy, BillingCycle cycle, string currency)
    {
        foreach (var group in _groups)
            if (group.IsLegacy == isLegacy && group.Cycle == cycle && group.Currency == currency)
                return group.Name;

        var number = (isLegacy ? _nextLegacy++ : _nextModern++).ToString(CultureInfo.InvariantCulture);
        var name = isLegacy ? LegacyPrefix + number : number;
        _groups.Add((isLegacy, cycle, currency, name));
        return name;
    }

    private static int NumberOf(string group) =>
        int.Parse(
            group.StartsWith(LegacyPrefix, StringComparison.Ordinal) ? group.AsSpan(LegacyPrefix.Length) : group,
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );
}
