using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// The carts of a cluster, as a gateway or another grain reaches them. Repeats what did not get through; that is safe
/// because every change carries its request's operation id, which the cart remembers.
/// </summary>
internal sealed class ClusterCarts(CartReferences references, ClusterCalls calls, TimeProvider clock) : ICarts
{
    public async ValueTask<CartReply> Send(
        CartKey key,
        CartCommand command,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var message = CartMessage.From(command, caller);
        var start = calls.Start();
        try
        {
            var answer = await calls.Try(key, () => references.Of(key).Send(message), CallTimes.Deadline, cancellation);
            return answer is null ? ClusterRefusals.NotReached(calls.Since(start)) : Read(answer);
        }
        catch (UnreadableRecordException unreadable)
        {
            return ClusterRefusals.Unreadable(unreadable.Message);
        }
    }

    public async ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        // The wait for a checkout is measured by the carts' clock, as in the grain; a call's timeout by the system's.
        var start = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var left = wait - clock.GetElapsedTime(start);
            var piece =
                left < TimeSpan.Zero ? TimeSpan.Zero
                : left < CallTimes.LongestJoin ? left
                : CallTimes.LongestJoin;
            var answer = await calls.Try(key, () => references.Of(key).Join(sequence, piece), piece, cancellation);

            // Not a refusal: the intent is durable, so the checkout goes on wherever the cart is activated next.
            if (answer is not null && Read(answer) is var reply and not CartReply.UnderWay)
                return CartDecider.ForCaller(reply, key, caller);
            if (clock.GetElapsedTime(start) >= wait)
                return new CartReply.UnderWay(sequence, IsOwn: false);

            // An activation whose silo leaves answers at once, and so does one whose store cannot be read.
            await calls.Pause(attempt, cancellation);
        }
    }

    private static CartReply Read(CartAnswer answer) => answer.Read() ?? ClusterRefusals.UnknownReply;
}
