using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;

namespace PartnerCarts.TestSupport;

/// <summary>State as it is stored, for tests that look at the bytes.</summary>
public static class Serialized
{
    public static StateSerializer Serializer { get; } =
        new ServiceCollection().AddCartSerialization().BuildServiceProvider().GetRequiredService<StateSerializer>();

    public static byte[] ToBytes<T>(T state) => Serializer.ToBytes(state);

    public static T Read<T>(ReadOnlySpan<byte> bytes) => Serializer.Read<T>(bytes);
}
