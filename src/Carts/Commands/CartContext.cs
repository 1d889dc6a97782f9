namespace PartnerCarts.Carts;

/// <summary>Who asks: the partner tenant, and the text that <c>lastModifiedUser</c> shows.</summary>
/// <param name="Partner">The partner tenant of the token; carts of others do not exist for it.</param>
/// <param name="User">The user's object id, or the application's for app-only tokens.</param>
public readonly record struct Caller(Guid Partner, string User)
{
    /// <summary>Whether an application asks for itself, and not for a user.</summary>
    public bool IsAppOnly { get; init; }
}

/// <summary>Everything a decision may depend on besides the cart and the command.</summary>
/// <param name="Now">The time of the decision, UTC.</param>
/// <param name="Caller">Who asks; nobody, which is the default, for internal commands.</param>
/// <param name="Limits">Bounds and lifetimes.</param>
/// <param name="Catalog">The snapshot to check lines against.</param>
/// <param name="Purchases">What the customer has bought before; loaded only where an item of the cart needs it.</param>
public sealed record CartContext(
    DateTimeOffset Now,
    Caller Caller,
    CartLimits Limits,
    Catalog Catalog,
    CustomerPurchases Purchases
);

/// <summary>
/// Bounds and lifetimes of carts, and which rules are on (design.md, "What is promised", 7). The content bounds are
/// fixed: clients may rely on them.
/// </summary>
public sealed record CartLimits
{
    /// <summary>Lines and addons of one cart together.</summary>
    public const int Lines = 500;

    /// <summary>UTF-16 units of any text.</summary>
    public const int TextLength = 1024;

    /// <summary>Entries of one provisioning context.</summary>
    public const int ProvisioningEntries = 50;

    /// <summary>Participants of one line.</summary>
    public const int Participants = 20;

    /// <summary>How long an Active cart lives.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a cart is kept after its last order.</summary>
    public TimeSpan OrderedRetention { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a repeated create finds the first cart.</summary>
    public TimeSpan ReplayWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Which checkouts need the partner's attestation (contract.md 15.1 row 6).</summary>
    public PartnerAttestation PartnerAttestation { get; init; }

    /// <summary>Whether savings plans can be bought by users only (contract.md 18.4).</summary>
    public bool SavingsPlansNeedUser { get; init; } = true;

    /// <summary>Whether the caps of a sandbox hold (contract.md 18.5): 25 seats, two reservations.</summary>
    public bool SandboxCaps { get; init; }
}

/// <summary>Which checkouts need <c>partnerOnRecordAttestationAccepted</c> to be true.</summary>
public enum PartnerAttestation
{
    /// <summary>None, but an explicit false is refused.</summary>
    Never,

    /// <summary>Those with a line that names an additional reseller.</summary>
    Resellers,

    /// <summary>All.</summary>
    Always,
}
