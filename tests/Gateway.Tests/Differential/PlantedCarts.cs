using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>Carts with one changed behaviour.</summary>
internal sealed class PlantedCarts(ICarts inner, Func<CartCommand, CartCommand> ask, Func<CartReply, CartReply> answer)
    : ICarts
{
    public async ValueTask<CartReply> Send(
        CartKey key,
        CartCommand command,
        Caller caller,
        CancellationToken cancellation
    ) => answer(await inner.Send(key, ask(command), caller, cancellation));

    public async ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    ) => answer(await inner.Join(key, sequence, caller, wait, cancellation));
}
