using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>Compares by content: records compare their immutable arrays by reference.</summary>
internal static class Same
{
    public static void Order(PlacedOrder expected, PlacedOrder? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.CartId, actual.CartId);
        Assert.Equal(expected.Sequence, actual.Sequence);
        Order(expected.Order, actual.Order);
    }

    public static void Order(Order expected, Order? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Lines = default }, actual with { Lines = default });
        Assert.Equal(expected.Lines.Length, actual.Lines.Length);
        foreach (var (one, other) in expected.Lines.Zip(actual.Lines))
            Line(one, other);
    }

    private static void Line(OrderLine expected, OrderLine actual)
    {
        Assert.Equal(Bare(expected), Bare(actual));
        Assert.Equal(expected.Participants.IsDefault, actual.Participants.IsDefault);
        Assert.Equal(expected.ProvisioningContext.IsDefault, actual.ProvisioningContext.IsDefault);
        if (!expected.Participants.IsDefault)
            Assert.Equal(expected.Participants.AsEnumerable(), actual.Participants.AsEnumerable());
        if (!expected.ProvisioningContext.IsDefault)
            Assert.Equal(expected.ProvisioningContext.AsEnumerable(), actual.ProvisioningContext.AsEnumerable());
    }

    private static OrderLine Bare(OrderLine line) =>
        line with
        {
            Participants = default,
            ProvisioningContext = default,
        };
}
