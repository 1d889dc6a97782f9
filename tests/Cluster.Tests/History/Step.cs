namespace PartnerCarts.Cluster.Tests;

/// <summary>What a client does with a cart.</summary>
internal enum Act
{
    Create,

    /// <summary>A change under a request id, repeated until it is acknowledged.</summary>
    Put,

    /// <summary>The same, on the condition that the cart is still what the client last saw.</summary>
    PutIfMatch,

    /// <summary>
    /// A change without a request id, sent once: when its outcome is unknown, the client goes on to the next.
    /// </summary>
    PutOnce,

    Checkout,

    /// <summary>The same checkout again when all is over: it shows the same orders and changes nothing.</summary>
    CheckoutAgain,

    /// <summary>A look at the cart when all is over.</summary>
    Look,
}

/// <summary>One thing that a client wanted, and how it ended.</summary>
/// <param name="Act">What.</param>
/// <param name="Value">The quantity that a change gives the cart's lines; each change of a cart another one.</param>
/// <param name="Seen">The answer that acknowledged it; null when there was none: the outcome is unknown.</param>
internal sealed record Step(Act Act, int Value, Seen? Seen);

/// <summary>What an answer showed of a cart.</summary>
/// <param name="Revision">How many writes the cart has had, from its ETag.</param>
/// <param name="Value">The quantity of its lines; 0 in a checkout's answer, which does not show it.</param>
/// <param name="IsOrdered">Whether it is ordered.</param>
/// <param name="Orders">The ids of its orders, which only a checkout's answer shows.</param>
internal sealed record Seen(long Revision, int Value, bool IsOrdered, IReadOnlyList<string> Orders);
