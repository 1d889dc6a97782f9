using System.Collections.Frozen;

namespace PartnerCarts.Carts;

/// <summary>
/// What a line costs (contract.md 16): in decimal, each price rounded before the next follows from it.
/// </summary>
internal static class PriceRules
{
    private const int HoursOfAYear = 8760;

    // ISO 4217 currencies without a minor unit.
    private static readonly FrozenSet<string> WithoutMinorUnit = FrozenSet.ToFrozenSet([
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]);

    /// <summary>Null where the catalog has no price for the line.</summary>
    /// <param name="catalog">Where the price is from.</param>
    /// <param name="item">The line's item.</param>
    /// <param name="line">A line without an error.</param>
    /// <param name="country">The customer's country.</param>
    /// <param name="promotion">What takes money off; null for nothing.</param>
    /// <param name="now">When the term starts.</param>
    public static Pricing? Of(
        Catalog catalog,
        CatalogItem item,
        CartLine line,
        string country,
        PromotedProduct? promotion,
        DateTimeOffset now
    )
    {
        if (UnitPrice(catalog, item, line, country) is not { } unit)
            return null;
        var charges = item.Kind is ItemKind.SavingsPlan ? 1 : Charges(line);
        if (charges == 0)
            return new Pricing();

        var list = Rounded(unit, line.CurrencyCode);
        var discounted = Rounded(promotion is null ? list : Discounted(list, promotion), line.CurrencyCode);
        var (days, full) = Days(line, now);
        var prorated = days < full ? Rounded(discounted * days / full, line.CurrencyCode) : discounted;
        return new Pricing
        {
            ListPrice = list,
            DiscountedPrice = discounted,
            ProratedPrice = prorated,
            Price = prorated,
            ExtendedPrice = Rounded(prorated * line.Quantity * charges, line.CurrencyCode),
        };
    }

    /// <summary>The price after all that the promotion takes off; never below 0.</summary>
    public static decimal Discounted(decimal price, PromotedProduct promotion)
    {
        foreach (var policy in promotion.Policies)
            price = policy.IsPercent ? price * (1 - (policy.Value / 100)) : price - policy.Value;
        return Math.Max(0, price);
    }

    /// <summary>A savings plan costs what it promises, whatever the cycle (contract.md 16.5).</summary>
    private static decimal? UnitPrice(Catalog catalog, CatalogItem item, CartLine line, string country) =>
        item.Kind is ItemKind.SavingsPlan
            ? line.PurchaseCommitment?.Amount * HoursOfAYear * Math.Max(1, Months(line) / 12)
            : CatalogPrices.Find(catalog, item, line, country);

    /// <summary>How often the line is charged in its term; 0 where it costs nothing (contract.md 16.2).</summary>
    private static int Charges(CartLine line) =>
        line.EffectiveCycle switch
        {
            BillingCycle.None => 0,
            BillingCycle.Monthly => Math.Max(1, Months(line)),
            BillingCycle.Annual => Math.Max(1, Months(line) / 12),
            BillingCycle.Biennial => Math.Max(1, Months(line) / 24),
            BillingCycle.Triennial => Math.Max(1, Months(line) / 36),
            _ => 1,
        };

    private static int Months(CartLine line) =>
        line.TermDuration is { } text && IsoDuration.TryParse(text, out var term) ? (term.Years * 12) + term.Months : 0;

    /// <summary>
    /// The days of the first term and of a full one: a full one is without the day after its last, and a custom end is
    /// the last day itself.
    /// </summary>
    private static (int Days, int Full) Days(CartLine line, DateTimeOffset now)
    {
        if (
            line.CustomTermEnd is not { } end
            || line.TermDuration is not { } text
            || !IsoDuration.TryParse(text, out var term)
        )
            return (1, 1);
        var start = now.UtcDateTime.Date;
        var full = (term.After(new DateTimeOffset(start, TimeSpan.Zero)).UtcDateTime.Date - start).Days;
        return ((end.UtcDateTime.Date - start).Days + 1, full);
    }

    private static decimal Rounded(decimal amount, string currency) =>
        Math.Round(amount, WithoutMinorUnit.Contains(currency) ? 0 : 2, MidpointRounding.AwayFromZero);
}
