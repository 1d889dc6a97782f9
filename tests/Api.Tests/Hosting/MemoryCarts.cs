using System.Collections.Concurrent;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>
/// The real rules over a dictionary: enough of a host for the HTTP API. What a test wants otherwise it answers itself,
/// by <see cref="Instead"/>.
/// </summary>
internal sealed class MemoryCarts(TimeProvider clock) : ICarts
{
    private readonly ConcurrentDictionary<CartKey, Cart> _carts = new();
    private readonly Lock _gate = new();

    /// <summary>Answers in place of the rules, unless it answers null.</summary>
    public Func<CartKey, CartCommand, CancellationToken, Task<CartReply>?>? Instead { get; set; }

    public ConcurrentQueue<(CartKey Key, CartCommand Command, Caller Caller)> Sent { get; } = new();

    public async ValueTask<CartReply> Send(
        CartKey key,
        CartCommand command,
        Caller caller,
        CancellationToken cancellation
    )
    {
        Sent.Enqueue((key, command, caller));
        if (Instead?.Invoke(key, command, cancellation) is { } instead)
            return await instead;
        lock (_gate)
        {
            var context = new CartContext(
                clock.GetUtcNow(),
                caller,
                new CartLimits(),
                Catalog.Open,
                CustomerPurchases.None
            );
            var decision = CartDecider.Decide(key, _carts.GetValueOrDefault(key), command, context);
            if (decision.Next is { } next)
                _carts[key] = next;
            return decision.Reply;
        }
    }

    public ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    ) => throw new NotSupportedException("Tests of checkout answer its first turn.");
}
