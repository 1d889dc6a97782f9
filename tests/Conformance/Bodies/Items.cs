namespace PartnerCarts.Conformance;

/// <summary>The items of <c>catalog.json</c>, by what they are good for.</summary>
internal static class Items
{
    /// <summary>Bought once, any term.</summary>
    public const string OneTime = "DZH318Z0BQ36:004G:DZH318Z08C0S";

    /// <summary>Monthly; P1M, P1Y or P3Y.</summary>
    public const string Monthly = "PRODA:0001:AVAILA";

    /// <summary>An addon of <see cref="Monthly"/>; monthly; P1M, P1Y or P3Y.</summary>
    public const string MonthlyAddon = "PRODB:0002:AVAILB";

    /// <summary>Monthly, P1M.</summary>
    public const string OtherMonthly = "DZH318Z0BXWC:0002:DZH318Z0BMRV";

    /// <summary>Billed in cycle none; P1M or P1Y.</summary>
    public const string NoCycle = "DZH318Z0C0WF:0001:DZH318Z0BP69";

    /// <summary>Legacy, monthly.</summary>
    public const string Legacy = "MS-AZR-0145P";

    /// <summary>Legacy, annual.</summary>
    public const string LegacyAnnual = "5C9FD4CC-EDCE-44A8-8E91-07DF09744609";

    /// <summary>Sold in every cycle, none of them the only one.</summary>
    public const string EveryCycle = "CYCLES:0001:EVERY";

    /// <summary>Monthly, in EUR.</summary>
    public const string Euro = "EUROS:0001:MONTHLY";

    /// <summary>Monthly; needs attestationAccepted.</summary>
    public const string Attested = "ATTEST:0001:NEEDED";

    /// <summary>Monthly; a customer may own 10.</summary>
    public const string Capped = "CAPPED:0001:TEN";

    /// <summary>Software for ever, bought once; a customer may own 10.</summary>
    public const string CappedOnce = "CAPPED:0002:ONCE";

    /// <summary>Monthly; there are 3.</summary>
    public const string Scarce = "SCARCE:0001:THREE";

    /// <summary>Monthly; the promotion <c>SPRING</c> applies.</summary>
    public const string Promoted = "PROMO:0001:SPRING";

    /// <summary>Monthly; the first term may end on a date of choice.</summary>
    public const string CustomTerm = "TERMEND:0001:CUSTOM";

    /// <summary>No longer sold; legacy.</summary>
    public const string Withdrawn = "5A1E2D3C-7B64-4F0A-8C91-6D2E5F7A9B10";

    /// <summary>An addon of <see cref="Monthly"/> whose base needs 5 seats.</summary>
    public const string BigBaseAddon = "ADDON:0001:BASEFIVE";

    /// <summary>An addon of <see cref="Monthly"/> of which one must buy 4.</summary>
    public const string BulkAddon = "ADDON:0002:FOUR";

    /// <summary>An addon of <see cref="Euro"/>, and of nothing else.</summary>
    public const string EuroAddon = "ADDON:0003:EUROS";

    /// <summary>One time; needs <c>subscriptionId</c> in the provisioning context.</summary>
    public const string Provisioned = "PROVISION:0001:NEEDED";

    /// <summary>
    /// A licence; monthly P1M, P1Y, P3Y at 23.75, annual P1Y, P3Y at 279; its first term may be aligned.
    /// </summary>
    public const string Base = "BASE:0001:A";

    /// <summary>An addon of new commerce of <see cref="Base"/>, of at least 5 percent of its seats; monthly.</summary>
    public const string Addon = "ADDON:0005:A";

    /// <summary>A trial for P1M or P1Y.</summary>
    public const string Trial = "TRIAL:0001:A";

    /// <summary>Software for ever, bought once.</summary>
    public const string Perpetual = "PERP:0001:A";

    /// <summary>Software for P1Y or P3Y, bought once or yearly.</summary>
    public const string TermSoftware = "TERMSW:0001:A";

    /// <summary>A reservation for P1Y or P3Y, bought once.</summary>
    public const string Reservation = "RESV:0001:A";

    /// <summary>A savings plan for P1Y or P3Y, bought once or monthly, of 0.001 USD an hour at least.</summary>
    public const string SavingsPlan = "SAVE:0001:A";

    /// <summary>The Azure plan, without a term.</summary>
    public const string AzurePlan = "PLAN:0001:A";

    /// <summary>Software as a service, monthly, P1M or P1Y.</summary>
    public const string Saas = "SAAS:0001:A";

    /// <summary>Legacy, monthly, P1M or P1Y.</summary>
    public const string LegacyBase = "3F1C7E08-52D6-4A9B-8E13-0B7D4C6A9F21";

    /// <summary>A legacy addon of <see cref="LegacyBase"/>.</summary>
    public const string LegacyAddon = "3F1C7E08-52D6-4A9B-8E13-0B7D4C6A9F22";

    /// <summary>A legacy addon of another item, monthly.</summary>
    public const string OtherLegacyAddon = "C94271D8-B431-4A25-A3C5-A57737A1C909";

    /// <summary>At 30.4; monthly, annual or once, for any term.</summary>
    public const string Priced = "PRICED:0001:A";

    /// <summary>Monthly, P1M, at 10; the first purchase is 1.50 less by a promotion that applies by itself.</summary>
    public const string FirstPurchase = "FIRST:0001:A";

    /// <summary>Monthly P1M, P1Y, annual P1Y, at 100; see <see cref="OncePromotion"/>.</summary>
    public const string Limited = "LIMITED:0001:A";

    /// <summary>
    /// Off <see cref="Limited"/> for P1Y, 20 percent monthly and 25 annual; once, for customers who own
    /// <see cref="Base"/>.
    /// </summary>
    public const string OncePromotion = "XKP7PROMO003:0001:XKP7PROMOA13";

    /// <summary>Off <see cref="Limited"/> in the United States; over since 31 January 2024.</summary>
    public const string OldPromotion = "XKP7PROMO004:0001:XKP7PROMOA14";

    /// <summary>Of <see cref="FirstPurchase"/>.</summary>
    public const string FirstPromotion = "XKP7PROMO002:0001:XKP7PROMOA12";

    /// <summary>Ten percent off <see cref="Base"/>, monthly for P1Y, up to 500 seats.</summary>
    public const string Promotion = "XKP7PROMO001:0002:XKP7PROMOA11";

    /// <summary>Has subscriptions from the start: those of <c>catalog.json</c>.</summary>
    public static readonly Guid SeededCustomer = new("c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135");

    /// <summary>Buys in euros.</summary>
    public static readonly Guid EuroCustomer = new("5d1b7c90-3e2a-4f68-8a17-c0f4d2e6b935");

    /// <summary>Has not accepted the customer agreement.</summary>
    public static readonly Guid CustomerWithoutAgreement = new("8e3f6a21-7b4c-4d95-9c08-1a5e7d3b2f64");

    /// <summary>Well-formed, but not in the catalog.</summary>
    public const string Unknown = "PRODC:0001:NOSUCH";
}
