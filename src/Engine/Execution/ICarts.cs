using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The carts of a host, wherever their commands run. Refusals are replies; whatever the host could not carry out is
/// <see cref="RefusalCode.Unavailable"/>, never an exception, unless <c>cancellation</c> is requested.
/// </summary>
public interface ICarts
{
    /// <summary>Runs a command of <paramref name="caller"/> as one run of the cart.</summary>
    ValueTask<CartReply> Send(CartKey key, CartCommand command, Caller caller, CancellationToken cancellation);

    /// <summary>
    /// Waits up to <paramref name="wait"/> for the checkout to end: <see cref="CartReply.CheckedOut"/> as the request
    /// that began it sees it, or <see cref="CartReply.UnderWay"/> when the wait is used up. Whom the cart does not
    /// belong to is told that there is none.
    /// </summary>
    ValueTask<CartReply> Join(CartKey key, int sequence, Caller caller, TimeSpan wait, CancellationToken cancellation);
}
