namespace PartnerCarts.Carts.Tests.Stored;

public sealed class RoundTripTests
{
    [Fact]
    public void Cart_Samples_AreReadBackEqual() => Assert.All(Samples.Carts, cart =>
        {
            var bytes = Serialized.ToBytes(cart);
            var read = Serialized.Read<Cart>(bytes);
            Expect.Same(cart, read);
            Assert.Equal(bytes, Serialized.ToBytes(read));
        });

    [Fact]
    public void Order_Samples_AreReadBackEqual() =>
        Assert.All([Samples.FullOrder, Samples.MinimalOrder], order =>
            Assert.Equal(Dump.Of(order), Dump.Of(Serialized.Read<Order>(Serialized.ToBytes(order))))
        );

    [Fact]
    public void Rented_Sample_HasTheSameBytes()
    {
        var rented = Serialized.Serializer.ToRented(Samples.Full);
        Assert.Equal(Serialized.ToBytes(Samples.Full), rented.ToArray());
    }

    [Fact]
    public void Line_NotGivenAndEmpty_StayApart()
    {
        var read = Serialized.Read<Cart>(Serialized.ToBytes(Samples.Full));
        var (full, empty) = (read.Lines[0].Addons[1], read.Lines[1]);
        Assert.True(full.Participants.IsDefault && full.ProvisioningContext.IsDefault && full.Addons.IsDefault);
        Assert.Equal(
            [false, false, false],
            [empty.Participants.IsDefault, empty.ProvisioningContext.IsDefault, empty.Addons.IsDefault]
        );
        Assert.Equal([0, 0, 0], [empty.Participants.Length, empty.ProvisioningContext.Length, empty.Addons.Length]);
    }

    [Fact]
    public void Cart_MembersThatWereNotWritten_HaveTheirDefaults()
    {
        // What is not there is as in a new cart, and not what an object without a constructor would have.
        var read = Serialized.Read<Cart>(
            Serialized.ToBytes(Samples.Minimal with { Orders = default, Requests = null!, Operations = null! })
        );
        Assert.False(read.Orders.IsDefault);
        Assert.Equal(0, read.Requests.Count + read.Operations.Count);
    }

    [Fact]
    public void Cart_EverySingleMember_MakesADifference()
    {
        // Each member of the full cart, taken from the minimal one, is written differently.
        foreach (
            var member in Dump.Members(typeof(Cart))
                .Where(member => !Equals(member.GetValue(Samples.Minimal), member.GetValue(Samples.Full)))
        )
        {
            var changed = Samples.Full with { };
            member.SetValue(changed, member.GetValue(Samples.Minimal));
            Assert.NotEqual(Serialized.ToBytes(Samples.Full), Serialized.ToBytes(changed));
        }
    }

    [Fact]
    public void Cart_ALine_TakesFewBytes()
    {
        // One cart is written with every change: 900 bytes is what the stores were measured with.
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem), Draft.Line(cycle: BillingCycle.Annual));
        Assert.InRange(Serialized.ToBytes(run.Cart).Length, 100, 400);
    }

    [Fact]
    public void Write_CartOfUsualSize_AllocatesNothing()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem), Draft.Line(cycle: BillingCycle.Annual));
        Rent(run.Cart, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Rent(run.Cart, 100);
        // A pool that another test empties meanwhile may cost a session or two.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50 * 100);

        static void Rent(Cart cart, int times)
        {
            for (var i = 0; i < times; i++)
                System.Buffers.ArrayPool<byte>.Shared.Return(Serialized.Serializer.ToRented(cart).Array!);
        }
    }
}
