using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo.Tests.Memory;

public sealed class MemoryWakeupIndexTests : WakeupIndexContract
{
    private readonly MemoryWakeupIndex _index = new();

    protected override IWakeupIndex Open() => _index;

    protected override async Task Make(CartKey cart, DateTimeOffset due) => await _index.Put(cart, due, default);

    protected override async Task Remove(CartKey cart, DateTimeOffset due) => await _index.Remove(cart, due, default);
}
