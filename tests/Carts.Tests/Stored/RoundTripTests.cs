using System.Buffers;

namespace PartnerCarts.Carts.Tests.Stored;

public sealed class RoundTripTests
{
    [Fact]
    public void CartForm_Samples_AreReadBackEqual() => Assert.All(Samples.Carts, cart =>
        {
            var bytes = CartForm.ToBytes(cart);
            var read = CartForm.Read(bytes);
            Expect.Same(cart, read);
            Assert.Equal(bytes, CartForm.ToBytes(read));
        });

    [Fact]
    public void OrderForm_Samples_AreReadBackEqual() =>
        Assert.All([Samples.FullOrder, Samples.MinimalOrder], order =>
            Assert.Equal(Dump.Of(order), Dump.Of(OrderForm.Read(OrderForm.ToBytes(order))))
        );

    [Fact]
    public void Write_IntoABufferInUse_AppendsTheSameBytes()
    {
        var output = new ArrayBufferWriter<byte>(1);
        output.Write<byte>([42]);
        CartForm.Write(Samples.Full, output);
        Assert.Equal([42, .. CartForm.ToBytes(Samples.Full)], output.WrittenSpan.ToArray());
    }

    [Fact]
    public void CartForm_LinesNotGiven_StayNotGiven()
    {
        var read = CartForm.Read(CartForm.ToBytes(Samples.Minimal with { Lines = default }));
        Assert.True(read.Lines.IsDefault);
    }

    [Fact]
    public void CartForm_EverySingleMember_MakesADifference()
    {
        // Each member of the full cart, taken from the minimal one, is written differently.
        foreach (
            var member in Dump.Members(typeof(Cart))
                .Where(member => !Equals(member.GetValue(Samples.Minimal), member.GetValue(Samples.Full)))
        )
        {
            var changed = Samples.Full with { };
            member.SetValue(changed, member.GetValue(Samples.Minimal));
            Assert.NotEqual(CartForm.ToBytes(Samples.Full), CartForm.ToBytes(changed));
        }
    }

    [Fact]
    public void CartForm_ALine_TakesFewBytes()
    {
        // One cart is written with every change: 900 bytes is what the stores were measured with.
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem), Draft.Line(cycle: BillingCycle.Annual));
        Assert.InRange(CartForm.ToBytes(run.Cart).Length, 100, 400);
    }
}
