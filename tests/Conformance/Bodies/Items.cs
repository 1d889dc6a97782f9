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

    /// <summary>Well-formed, but not in the catalog.</summary>
    public const string Unknown = "PRODC:0001:NOSUCH";
}
