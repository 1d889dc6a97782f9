using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The names that the catalog file gives to billing cycles: the wire's (contract.md 5.6), without unknown, which
/// nothing is sold by.
/// </summary>
internal static class CycleNames
{
    private static readonly (string Name, BillingCycle Cycle)[] Names =
    [
        ("monthly", BillingCycle.Monthly),
        ("annual", BillingCycle.Annual),
        ("none", BillingCycle.None),
        ("one_time", BillingCycle.OneTime),
        ("triennial", BillingCycle.Triennial),
        ("biennial", BillingCycle.Biennial),
    ];

    public static string All { get; } = string.Join(", ", Names.Select(entry => entry.Name));

    /// <summary>
    /// Without regard to case and underscores, so <c>OneTime</c> is found too; null for anything else.
    /// </summary>
    public static BillingCycle? Find(string? name)
    {
        foreach (var entry in Names)
            if (string.Equals(Bare(entry.Name), Bare(name), StringComparison.OrdinalIgnoreCase))
                return entry.Cycle;
        return null;
    }

    public static string Of(BillingCycle cycle) => Names.First(entry => entry.Cycle == cycle).Name;

    private static string? Bare(string? name) => name?.Replace("_", "", StringComparison.Ordinal);
}
