using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Grains.Tests.Storage;

public sealed class MemoryCartIndexTests : CartIndexContract
{
    protected override ICartIndex Index { get; } = new MemoryCartIndex();

    protected override Task Make(CartIndexEntry entry) => Index.Add(entry, default).AsTask();

    protected override Task Remove(CartIndexEntry entry) => Index.Remove(entry, default).AsTask();
}
