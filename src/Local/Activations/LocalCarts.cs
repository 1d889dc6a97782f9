using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The carts of this process: an activation for each that is in memory, made when it is asked for.</summary>
internal sealed class LocalCarts(ICartStates states, ExecutorServices services, IOptions<StoreOptions> options) : ICarts
{
    private readonly ConcurrentDictionary<CartKey, CartActivation> _activations = new();
    private readonly int _limit = options.Value.ActiveCarts;
    private int _count;
    private int _tooMany;
    private int _isTrimming;

    /// <summary>How many carts are in memory.</summary>
    public int Count => Volatile.Read(ref _count);

    public ValueTask<CartReply> Send(CartKey key, CartCommand command, Caller caller, CancellationToken cancellation)
    {
        var now = services.Clock.GetTimestamp();
        while (true)
        {
            var activation = ActivationOf(key);
            if (activation.TrySend(command, caller, now, cancellation, out var reply))
                return reply;
            Remove(activation);
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
        while (true)
        {
            if (_activations.TryGetValue(key, out var activation) && activation.CanJoin)
                return CartDecider.ForCaller(await activation.Join(sequence, wait, cancellation), key, caller);
            // Not in memory: reading the cart brings it there, and resumes the checkout if that is still under way.
            if (await Send(key, CartCommand.Get.Instance, caller, cancellation) is CartReply.Refused refused)
                return refused;
        }
    }

    /// <summary>
    /// Lets the carts leave memory that nobody has asked for in <see cref="StoreOptions.IdleAfter"/>.
    /// </summary>
    public void RetireIdle() =>
        Retire(
            services.Clock.GetTimestamp()
                - (long)(options.Value.IdleAfter.TotalSeconds * services.Clock.TimestampFrequency)
        );

    /// <summary>Forgets an activation that has retired.</summary>
    public void Remove(CartActivation activation)
    {
        if (_activations.TryRemove(new(activation.Key, activation)))
            Interlocked.Decrement(ref _count);
    }

    private CartActivation ActivationOf(CartKey key)
    {
        if (_activations.TryGetValue(key, out var activation))
            return activation;
        if (!_activations.TryAdd(key, activation = new CartActivation(key, this, states.Of(key), services)))
            return ActivationOf(key);
        if (
            Interlocked.Increment(ref _count) > Math.Max(_limit, Volatile.Read(ref _tooMany))
            && Interlocked.Exchange(ref _isTrimming, 1) == 0
        )
            ThreadPool.UnsafeQueueUserWorkItem(static carts => carts.Trim(), this, preferLocal: false);
        return activation;
    }

    /// <summary>
    /// Above the limit, the longest unused tenth leaves in one go, so that the search for them is paid once for many
    /// carts.
    /// </summary>
    private void Trim()
    {
        var uses = _activations.Select(entry => entry.Value.LastUsed).Order().ToArray();
        if (uses.Length > _limit)
            Retire(uses[uses.Length - _limit + (_limit / 10) - 1]);
        // Carts with work in progress stay. While these alone are above the limit, searching again for each new cart is
        // no use.
        Volatile.Write(ref _tooMany, Count <= _limit ? 0 : Count + (_limit / 10));
        Volatile.Write(ref _isTrimming, 0);
    }

    private void Retire(long unusedSince)
    {
        foreach (var (_, activation) in _activations)
            activation.RetireIfUnused(unusedSince);
    }
}
