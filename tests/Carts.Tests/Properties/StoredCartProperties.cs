using FsCheck;
using FsCheck.Fluent;
using PartnerCarts.Carts.Tests.Stored;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Carts.Tests.Properties;

public sealed class StoredCartProperties
{
    [Fact]
    public void Cart_AnyCart_IsReadBackEqual_AndWrittenToTheSameBytes()
    {
        var carts = 0;
        Property.Holds(StepGenerators.Carts, cart =>
        {
            if (cart is null)
                return;
            var bytes = Serialized.ToBytes(cart);
            var read = Serialized.Read<Cart>(bytes);
            Expect.Same(cart, read);
            Assert.Equal(bytes, Serialized.ToBytes(read));
            Assert.All(cart.Orders, order =>
                Assert.Equal(Dump.Of(order), Dump.Of(Serialized.Read<Order>(Serialized.ToBytes(order))))
            );
            carts++;
        });
        Assert.InRange(carts, 200, int.MaxValue);
    }

    [Fact]
    public void Cart_DamagedBytes_AreACartOrDamage_AndAskForLittleMemory()
    {
        var originals = Samples.Carts.Select(Serialized.ToBytes).ToArray();
        var (read, refused) = (0, 0);
        Property.Holds(
            Damaged(originals),
            bytes =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var cart = TryRead(bytes);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65_536 + (100 * bytes.Length));
                if (cart is null)
                {
                    refused++;
                    return;
                }

                // What can be read can be worked with.
                read++;
                Serialized.Read<Cart>(Serialized.ToBytes(cart));
                CartDecider.Decide(
                    cart.Key,
                    cart,
                    new CartCommand.Update(Draft.Of(Draft.Line()), null, default),
                    new CartRun().Context
                );
            },
            count: 5000
        );
        Assert.InRange(read, 50, 4950);
        Assert.InRange(refused, 50, 4950);
    }

    private static Cart? TryRead(byte[] bytes)
    {
        try
        {
            return Serialized.Read<Cart>(bytes);
        }
        catch (StateUnreadableException)
        {
            return null;
        }
    }

    private static Gen<byte[]> Damaged(byte[][] originals) =>
        from original in Gen.Elements(originals)
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, original.Length - 1)
        from value in Gen.Choose(0, 255)
        from length in Gen.Choose(1, 12)
        select kind switch
        {
            0 => original[..at],
            1 => [.. original[..at], (byte)value, .. original[(at + 1)..]],
            2 => [.. original[..at], .. Enumerable.Repeat((byte)value, length), .. original[at..]],
            3 => [.. original[..at], .. original[Math.Min(at + length, original.Length)..]],
            _ => (byte[])[.. original[..at], .. Enumerable.Repeat((byte)0xFF, length), .. original[at..]],
        };
}
