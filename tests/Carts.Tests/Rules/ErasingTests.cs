namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>An operator erases a customer's carts, whosever they are.</summary>
public sealed class ErasingTests
{
    [Fact]
    public void Erase_ActiveOrOrdered_ClearsTheCartWhoeverAsks()
    {
        foreach (var isOrdered in new[] { false, true })
        {
            var run = CartRun.Of(Draft.Line());
            if (isOrdered)
                run.Checkout();
            run.Caller = default;

            var decision = run.Send(CartCommand.Erase.Instance);

            Assert.Equal(CartChange.Delete, decision.Change);
            Assert.IsType<CartReply.Done>(decision.Reply);
        }
    }

    [Fact]
    public void Erase_Nothing_IsDone()
    {
        var decision = new CartRun().Send(CartCommand.Erase.Instance);

        Expect.Unwritten(decision);
        Assert.IsType<CartReply.Done>(decision.Reply);
    }

    // The orders would come after their cart is gone.
    [Fact]
    public void Erase_CheckoutUnderWay_WaitsForItsEnd()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();

        Assert.Contains(
            "Checkout 1",
            Expect.Refused(RefusalCode.CheckoutUnderWay, run.Send(CartCommand.Erase.Instance)).Description,
            StringComparison.Ordinal
        );
        run.End();
        Assert.Equal(CartChange.Delete, run.Send(CartCommand.Erase.Instance).Change);
    }
}
