using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>Counts the commands that get past the HTTP API, which is where deciding begins.</summary>
internal sealed class CountingCarts(ICarts inner) : ICarts
{
    private long _commands;

    public long Commands => Interlocked.Read(ref _commands);

    public ValueTask<CartReply> Send(CartKey key, CartCommand command, Caller caller, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _commands);
        return inner.Send(key, command, caller, cancellation);
    }

    public ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    ) => inner.Join(key, sequence, caller, wait, cancellation);
}
