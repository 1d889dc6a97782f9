using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Faults.Tests.Linearizability;
using PartnerCarts.Local;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>
/// A store that several processes share, as a database is: it compares revisions, and everything else about it goes
/// wrong. It fails before or after it has written, answers late, writes what it has said had failed, and writes twice.
/// </summary>
internal sealed class SimStore(SimFaults faults, SimClock clock, Action<string> violation)
{
    private readonly Dictionary<CartKey, byte[]> _rows = [];
    private readonly Dictionary<CartKey, DateTimeOffset> _due = [];
    private readonly Dictionary<(Guid Incarnation, long Revision), byte[]> _contents = [];
    private readonly Dictionary<Guid, Cart> _last = [];

    public IReadOnlyList<CartKey> Due => [.. _due.Where(row => row.Value <= clock.GetUtcNow()).Select(row => row.Key)];

    public Cart? Find(CartKey key) => _rows.TryGetValue(key, out var row) ? Serialized.Read<Cart>(row) : null;

    /// <summary>
    /// What a client was shown has to be stored, though several commands may have shared one write; and nobody else was
    /// ever shown something else under the same ETag.
    /// </summary>
    public void JudgeShown(Cart cart)
    {
        if (!_last.TryGetValue(cart.Incarnation, out var last) || last.Revision < cart.Revision)
            violation($"{CartReplies.Show(cart)} was shown before it was stored.");
        JudgeTag(cart, Serialized.ToBytes(cart));
    }

    /// <summary>The store, as one process reaches it.</summary>
    public ICartStates Of(SimHost host) => new States(this, host);

    private async Task<Cart?> Read(CartKey key)
    {
        await faults.Takes();
        if (faults.Happens)
            throw new IOException("The store cannot be read.");
        return Find(key);
    }

    private async Task Change(SimHost host, CartKey key, Cart? next, long expected, bool wakeupChanged)
    {
        var body = next is null ? null : Serialized.ToBytes(next);
        await faults.Takes();
        // A store of this process alone dies with it, and does nothing later.
        if (!host.IsShared)
            await host.While(Task.CompletedTask);
        switch (faults.Happens ? faults.Which(host.IsShared ? 4 : 2) : -1)
        {
            case 0:
                throw new IOException("The store has failed before it wrote.");
            case 1:
                Apply(key, body, expected, wakeupChanged);
                throw new IOException("The store's answer is lost.");
            case 2:
                _ = ApplyLater(key, body, expected, wakeupChanged);
                throw new IOException("The store has failed, and writes nevertheless.");
            case 3:
                _ = ApplyLater(key, body, expected, wakeupChanged);
                break;
        }

        if (!Apply(key, body, expected, wakeupChanged))
            throw new CartConflictException(key, expected);
        await faults.Takes();
    }

    private async Task ApplyLater(CartKey key, byte[]? body, long expected, bool wakeupChanged)
    {
        await clock.Delay(faults.Which(60_000));
        Apply(key, body, expected, wakeupChanged);
    }

    private bool Apply(CartKey key, byte[]? body, long expected, bool wakeupChanged)
    {
        if ((Find(key)?.Revision ?? 0) != expected)
            return false;
        if (body is null)
        {
            _rows.Remove(key);
            _due.Remove(key);
            return true;
        }

        _rows[key] = body;
        var cart = Serialized.Read<Cart>(body);
        // The index is left alone where the writer says that it need not change.
        if (wakeupChanged || expected == 0)
            _due[key] = cart.Due;
        Judge(cart, body);
        return true;
    }

    private void Judge(Cart cart, byte[] body)
    {
        JudgeTag(cart, body);
        if (_last.TryGetValue(cart.Incarnation, out var before))
        {
            if (cart.Revision <= before.Revision)
                violation($"Revision {cart.Revision} follows on {before.Revision}.");
            if (cart.Expires != before.Expires || (cart.Orders.IsEmpty && cart.KeptUntil != before.KeptUntil))
                violation($"The expiration of {cart.Key} moved.");
            if (before.Orders.Any(order => cart.Orders.All(one => one.Id != order.Id)))
                violation($"An order of {cart.Key} has left the cart.");
        }

        if (_due[cart.Key] != cart.Due)
            violation($"The wake-up index says {_due[cart.Key]:O} of a cart that is due {cart.Due:O}.");
        _last[cart.Incarnation] = cart;
    }

    private void JudgeTag(Cart cart, byte[] body)
    {
        var tag = (cart.Incarnation, cart.Revision);
        if (!_contents.TryAdd(tag, body) && !_contents[tag].AsSpan().SequenceEqual(body))
            violation($"ETag {CartETag.Of(cart)} serves two contents.");
    }

    private sealed class States(SimStore store, SimHost host) : ICartStates
    {
        public ICartState Of(CartKey key) => new State(store, host, key);
    }

    private sealed class State(SimStore store, SimHost host, CartKey key) : ICartState
    {
        public bool IsShared => host.IsShared;

        public async ValueTask<Cart?> Read(CancellationToken cancellation) => await host.While(store.Read(key));

        public async ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            await host.While(store.Change(host, key, next, expectedRevision, wakeupChanged));

        public async ValueTask Delete(long expectedRevision) =>
            await host.While(store.Change(host, key, null, expectedRevision, true));
    }
}
