namespace PartnerCarts.Carts.Tests.Rules;

public sealed class CartDeciderTests
{
    [Fact]
    public void Read_WhatIsStored_AnswersAsAGetDoes()
    {
        var cart = CartRun.Of(Draft.Line()).Cart;
        Assert.Same(
            cart,
            Assert.IsType<CartReply.Shown>(CartDecider.Read(CartRun.Key, cart, CartRun.Owner, CartRun.Start)).Cart
        );
        Assert.IsType<CartReply.Refused>(CartDecider.Read(CartRun.Key, cart, CartRun.Stranger, CartRun.Start));
        Assert.IsType<CartReply.Refused>(CartDecider.Read(CartRun.Key, cart, CartRun.Owner, cart.Expires));
        Assert.IsType<CartReply.Refused>(CartDecider.Read(CartRun.Key, null, CartRun.Owner, CartRun.Start));
    }

    [Fact]
    public void Decide_NoCommand_IsAProgrammingError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            CartDecider.Decide(CartRun.Key, null, null!, new CartRun().Context)
        );
}
