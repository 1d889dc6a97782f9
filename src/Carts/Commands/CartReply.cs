using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>The answer to a command: a value. An exception means a bug or a broken dependency.</summary>
public abstract record CartReply
{
    private CartReply() { }

    /// <summary>The cart as it is now.</summary>
    public sealed record Shown(Cart Cart) : CartReply;

    /// <summary>The checkout has ended, now or earlier.</summary>
    /// <param name="Cart">The cart with its orders.</param>
    /// <param name="Failures">The groups that could not be ordered.</param>
    /// <param name="MadeOrders">Whether this request made an order (201) or repeats what an earlier one did
    /// (200).</param>
    public sealed record CheckedOut(Cart Cart, ImmutableArray<OrderFailure> Failures, bool MadeOrders) : CartReply;

    /// <summary>A checkout is under way; its outcome comes later.</summary>
    /// <param name="Sequence">Which checkout.</param>
    /// <param name="IsOwn">Whether the request that asked began it, or repeats the one that did.</param>
    public sealed record UnderWay(int Sequence, bool IsOwn) : CartReply;

    /// <summary>
    /// Create: the id is in use by a cart that does not count as a repeat; try the next id of the chain.
    /// </summary>
    public sealed record IdTaken : CartReply
    {
        public static IdTaken Instance { get; } = new();
    }

    /// <summary>An internal command is done with.</summary>
    public sealed record Done : CartReply
    {
        public static Done Instance { get; } = new();
    }

    public sealed record Refused(Refusal Refusal) : CartReply;
}

/// <summary>Why a command was not carried out.</summary>
/// <param name="Code">The reason, mapped to an HTTP status and a code of contract.md 8.3 by the HTTP API.</param>
/// <param name="Description">Names what, where, and which limit.</param>
public sealed record Refusal(RefusalCode Code, string Description)
{
    /// <summary>
    /// Every line that is wrong, each with its place, its id and what is wrong; empty for other reasons.
    /// </summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>With <see cref="RefusalCode.OrderRefused"/>: the code of the answer; 0 with other reasons.</summary>
    public int ServiceCode { get; init; }
}

/// <summary>The reasons for which a cart refuses a command. Zero is reserved.</summary>
[GenerateSerializer, Alias("partnercarts.model.refusal-code")]
public enum RefusalCode
{
    None = 0,

    /// <summary>The body breaks a structural rule or a bound (400/800002).</summary>
    InvalidInput = 1,

    /// <summary>An enum value matches nothing (400/900126).</summary>
    EnumNotParsed = 2,

    /// <summary>No such cart for this partner and customer, or it has expired (404/800008).</summary>
    CartNotFound = 3,

    /// <summary>A line carries an error, so nothing was ordered (400/800009).</summary>
    LinesInError = 4,

    /// <summary>The cart, or the line that the update changes, is already ordered (400/800065).</summary>
    AlreadyOrdered = 5,

    /// <summary>If-Match names another version (400/2055).</summary>
    StaleETag = 6,

    /// <summary>A checkout of this cart is under way (409/800064).</summary>
    CheckoutUnderWay = 7,

    /// <summary>The orders were handed over and their outcome is not known yet (409/800060).</summary>
    OrderInProgress = 8,

    /// <summary>An item has left the catalog since the cart was written (404/400019).</summary>
    ItemNoLongerAvailable = 9,

    /// <summary>
    /// Whether the change was stored is not known, or it could not be tried; it may be tried again (503/800003).
    /// </summary>
    Unavailable = 10,

    /// <summary>The partner has as many carts as it may (403/800089).</summary>
    TooManyCarts = 11,

    /// <summary>The partner's attestation is missing, or false (400/900206).</summary>
    PartnerAttestationMissing = 12,

    /// <summary>The customer agreement is not accepted (403/13605).</summary>
    AgreementNotAccepted = 13,

    /// <summary>An application asks for what only a user may buy (403/900329).</summary>
    UserNeeded = 14,

    /// <summary>A custom end of a first term no longer fits (400/900242).</summary>
    TermEndNoLongerFits = 15,

    /// <summary>An order without a cart cannot be placed; <see cref="Refusal.ServiceCode"/> says why.</summary>
    OrderRefused = 16,
}
