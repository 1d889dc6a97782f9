using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The names that the catalog file gives to billing cycles: the wire's (contract.md 5.6), without unknown, which
/// nothing is sold by.
/// </summary>
internal static class CycleNames
{
    public static string All { get; } =
        string.Join(", ", Enum.GetValues<BillingCycle>().Where(cycle => cycle != BillingCycle.Unknown).Select(Of));

    /// <summary>As the wire reads names, so that <c>OneTime</c> is found too; null for anything else.</summary>
    public static BillingCycle? Find(string? name) =>
        EnumSpellings.BillingCycle.TryFind(name ?? "", out var cycle) && cycle != BillingCycle.Unknown ? cycle : null;

    public static string Of(BillingCycle cycle) => EnumSpellings.BillingCycle.Of(cycle).ToString();
}
