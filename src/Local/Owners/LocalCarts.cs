using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The carts of this process: an owner for each that is in memory, made when it is asked for.</summary>
internal sealed class LocalCarts(ICartStates states, TurnServices services, IOrderDesk desk, IOptions<StoreOptions> options) : ICarts
{
    private readonly ConcurrentDictionary<CartKey, CartOwner> _owners = new();
    private readonly MemoryLimit _limit = new(options.Value.ActiveCarts);

    /// <summary>How many carts are in memory.</summary>
    public int Count => _owners.Count;

    public ValueTask<CartReply> Send(CartKey key, CartCommand command, Caller caller, CancellationToken cancellation)
    {
        var now = services.Clock.GetTimestamp();
        while (true)
        {
            var owner = OwnerOf(key);
            if (owner.TrySend(command, caller, now, cancellation, out var reply))
                return reply;
            Remove(owner);
        }
    }

    public async ValueTask<CartReply> Join(CartKey key, int sequence, Caller caller, TimeSpan wait, CancellationToken cancellation)
    {
        while (true)
        {
            if (_owners.TryGetValue(key, out var owner) && owner.CanJoin)
                return await owner.Join(sequence, wait, cancellation);
            // Not in memory: reading the cart brings it there, and resumes the checkout if that is still under way.
            if (await Send(key, CartCommand.Get.Instance, caller, cancellation) is CartReply.Refused refused)
                return refused;
        }
    }

    public ValueTask<Order?> FindOrder(Caller caller, Guid customerId, string orderId, CancellationToken cancellation) =>
        desk.Find(caller.Partner, customerId, orderId, cancellation);

    /// <summary>Lets the carts leave memory that nobody has asked for in <see cref="StoreOptions.IdleAfter"/>.</summary>
    public void RetireIdle()
    {
        var unusedSince = services.Clock.GetTimestamp() - (long)(options.Value.IdleAfter.TotalSeconds * services.Clock.TimestampFrequency);
        foreach (var (_, owner) in _owners)
            owner.RetireIfUnused(unusedSince);
    }

    /// <summary>Forgets an owner that has retired.</summary>
    public void Remove(CartOwner owner)
    {
        if (_owners.TryRemove(new(owner.Key, owner)))
            _limit.Left();
    }

    private CartOwner OwnerOf(CartKey key)
    {
        if (_owners.TryGetValue(key, out var owner))
            return owner;
        owner = new CartOwner(key, this, states.Of(key), services);
        if (!_owners.TryAdd(key, owner))
            return OwnerOf(key);
        _limit.Entered(_owners);
        return owner;
    }
}
