using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Engine.Tests.Execution;

namespace PartnerCarts.Engine.Tests;

/// <summary>The executor's tests rest on a state in memory, which keeps to the contract, too.</summary>
public sealed class MemoryCartStateTests : CartStateContract
{
    private readonly Dictionary<CartKey, MemoryCartState> _states = [];

    protected override ICartState Open(CartKey key) =>
        _states.TryGetValue(key, out var state) ? state : _states[key] = new MemoryCartState();
}
