namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Orders that their processor finishes later, as their cart keeps track of them.</summary>
public sealed class PendingOrderTests
{
    private static readonly CartKey Key = new(Guid.NewGuid(), Guid.NewGuid());
    private static readonly DateTimeOffset Start = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Cart Cart = new()
    {
        Key = Key,
        Partner = Guid.NewGuid(),
        Incarnation = Guid.NewGuid(),
        Revision = 3,
        Created = Start,
        Modified = Start,
        Expires = Start.AddDays(7),
        KeptUntil = Start.AddDays(90),
        ModifiedBy = "user",
        Status = CartStatus.Ordered,
        Lines = [],
        Pending = new PendingOrders(["000000000001", "000000000002"], Start.AddSeconds(15)),
    };

    [Fact]
    public void Due_WithPendingOrders_IsTheNextLook() => Assert.Equal(Start.AddSeconds(15), Cart.Due);

    [Fact]
    public void HasExpired_WithPendingOrders_IsFalse()
    {
        Assert.False(Cart.HasExpired(Start.AddYears(1)));
        Assert.True((Cart with { Pending = null }).HasExpired(Start.AddYears(1)));
    }

    [Fact]
    public void Finish_OneOfTwo_KeepsTheOther()
    {
        var next = Finish(Start.AddMinutes(1), "000000000001").Next!;

        Assert.Equal(["000000000002"], next.Pending!.Ids.AsEnumerable());
        Assert.Equal(4, next.Revision);
        Assert.Equal(Start, next.Modified);
    }

    [Fact]
    public void Finish_TheLast_MakesTheCartDueWhenItEnds()
    {
        var next = Finish(Start.AddMinutes(1), "000000000002", "000000000001").Next!;

        Assert.Null(next.Pending);
        Assert.Equal(next.KeptUntil, next.Due);
    }

    [Theory]
    [InlineData("00:00:20", "00:00:15")]
    [InlineData("00:10:00", "00:02:30")]
    [InlineData("1.00:00:00", "01:00:00")]
    public void Finish_None_AsksAgainTheLaterTheLongerItTakes(string age, string pause)
    {
        var now = Start + TimeSpan.Parse(age, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            now + TimeSpan.Parse(pause, System.Globalization.CultureInfo.InvariantCulture),
            Finish(now).Next!.Pending!.NextLook
        );
    }

    [Fact]
    public void Finish_ACartWithoutPendingOrders_ChangesNothing() =>
        Assert.Equal(
            CartChange.Keep,
            CartDecider
                .Decide(Key, Cart with { Pending = null }, new CartCommand.OrdersFinished(["1"]), At(Start))
                .Change
        );

    private static Decision Finish(DateTimeOffset now, params string[] orders) =>
        CartDecider.Decide(Key, Cart, new CartCommand.OrdersFinished([.. orders]), At(now));

    private static CartContext At(DateTimeOffset now) =>
        new(now, default, new CartLimits(), Catalog.Open, CustomerPurchases.None);
}
