namespace PartnerCarts.Cluster.Tests;

/// <summary>What may take effect on a cart at one moment. A checkout is three of them: see
/// <see cref="WireHistory"/>.</summary>
internal enum WireAct
{
    Get,
    Put,

    /// <summary>
    /// A client is told that its put was carried out, and what the cart is now: a gateway repeats what got no answer,
    /// and the repeat may be recognised only after others have changed the cart.
    /// </summary>
    Confirm,

    /// <summary>The checkout's intent is stored.</summary>
    BeginCheckout,

    /// <summary>The orders of a checkout that was begun are stored.</summary>
    StoreOrders,

    /// <summary>A client is told the cart's orders.</summary>
    ShowOrders,
}

/// <summary>A call of one cart through the HTTP API.</summary>
/// <param name="Act">What.</param>
/// <param name="Value">Of a put: the quantity; each put of a cart that is no repeat has another one.</param>
/// <param name="Request">Of a put: equal for repeats of one request, and for nothing else.</param>
/// <param name="IfMatch">Of a put: the revision that it is to find; null for any.</param>
/// <param name="Answer">What was answered; null for nothing.</param>
internal sealed record WireCall(
    WireAct Act,
    int Value = 0,
    int Request = 0,
    long? IfMatch = null,
    WireAnswer? Answer = null
);

/// <summary>What an answer says of the cart, or why there is none.</summary>
/// <param name="Code">Of a refusal, the service's code; 0 of a success.</param>
/// <param name="Revision">How many writes the cart has had.</param>
/// <param name="Value">The quantity of its lines; 0 in a checkout's answer, which does not show it.</param>
/// <param name="IsOrdered">Whether it is ordered.</param>
/// <param name="Orders">The ids of its orders, in a checkout's answer.</param>
internal sealed record WireAnswer(
    int Code,
    long Revision = 0,
    int Value = 0,
    bool IsOrdered = false,
    string Orders = ""
);
