namespace PartnerCarts.Carts.Tests.Model;

public sealed class CartTests
{
    [Fact]
    public void Due_NoCheckoutUnderWay_IsTheEnd() =>
        Assert.Equal(CartRun.Start.AddDays(7), CartRun.Of(Draft.Line()).Cart.Due);

    [Fact]
    public void Due_CheckoutUnderWay_IsItsStart()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now += TimeSpan.FromHours(1);
        run.Begin();
        Assert.Equal(run.Now, run.Cart.Due);
    }

    [Fact]
    public void AllLines_Addons_ComeAfterTheirBase()
    {
        var run = CartRun.Of(Draft.Line().WithAddons(Draft.Line(), Draft.Line()), Draft.Line());
        Assert.Equal([0, 1, 2, 3], run.Cart.AllLines().Select(line => line.Id));
    }

    [Fact]
    public void OrdersInLineOrder_OrdersMadeInAnotherOrder_FollowTheLines()
    {
        var run = CartRun.Of(
            Draft.Line(cycle: BillingCycle.Monthly),
            Draft.Line(cycle: BillingCycle.Annual),
            Draft.Line(cycle: BillingCycle.OneTime)
        );
        run.Checkout("0", "1");
        run.Checkout("0");
        run.Checkout();
        Assert.Equal(["2", "1", "0"], run.Cart.Orders.Select(order => order.Group));
        Assert.Equal(["0", "1", "2"], run.Cart.OrdersInLineOrder().Select(order => order.Group));
    }

    [Fact]
    public void OrdersInLineOrder_AnOrderOfNoLine_ComesLast()
    {
        var run = CartRun.Of(Draft.Line(cycle: BillingCycle.Monthly), Draft.Line(cycle: BillingCycle.Annual));
        run.Checkout();
        var cart = run.Cart with { Orders = [run.Cart.Orders[0] with { Id = "lost" }, .. run.Cart.Orders] };
        Assert.Equal(
            [cart.Orders[1].Id, cart.Orders[2].Id, "lost"],
            cart.OrdersInLineOrder().Select(order => order.Id)
        );
    }

    [Theory]
    [InlineData("subscriptionId", "s-1")]
    [InlineData("SUBSCRIPTIONID", "s-1")]
    [InlineData("scope", "shared")]
    [InlineData("other", null)]
    public void Provisioned_AName_IsFoundWithoutCase(string name, string? expected)
    {
        var run = CartRun.Of(Draft.Line().Provisioned(("subscriptionId", "s-1"), ("scope", "shared")));
        Assert.Equal(expected, run.Cart.Lines[0].Provisioned(name));
    }

    [Fact]
    public void Provisioned_NoContext_IsNull() =>
        Assert.Null(CartRun.Of(Draft.Line()).Cart.Lines[0].Provisioned("scope"));

    [Fact]
    public void OrdersInLineOrder_TwoOrders_FollowTheLines()
    {
        var run = CartRun.Of(Draft.Line(cycle: BillingCycle.Monthly), Draft.Line(cycle: BillingCycle.Annual));
        run.Checkout("0");
        run.Checkout();
        Assert.Equal(["0", "1"], run.Cart.OrdersInLineOrder().Select(order => order.Group));
    }
}
