namespace PartnerCarts.Carts;

/// <summary>Who asks: the partner tenant, and the text that <c>lastModifiedUser</c> shows.</summary>
/// <param name="Partner">The partner tenant of the token; carts of others do not exist for it.</param>
/// <param name="User">The user's object id, or the application's for app-only tokens.</param>
public readonly record struct Caller(Guid Partner, string User);

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
/// Bounds and lifetimes of carts (design.md, "What is promised", 7). The content bounds are fixed: clients may rely on
/// them.
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
}
