namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 9 item 4; design.md "Executing a command", Replay.</summary>
public sealed class UpdateReplayTests
{
    private static Decision Put(CartRun run, int quantity, IdempotencyKey idempotency, string? ifMatch = null) =>
        run.Put(Draft.Of(Draft.Line(quantity: quantity)), idempotency, ifMatch);

    [Fact]
    public void Put_SameIdAndBody_IsAnsweredFromTheCurrentState()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(1, "A")));
        Expect.Written(Put(run, 3, IdempotencyKeys.Of(2, "B")));
        Assert.Equal(3, Expect.Shown(Put(run, 2, IdempotencyKeys.Of(1, "A"))).Lines[0].Quantity);
    }

    [Fact]
    public void Put_ABAUnderOneId_EndsAtA()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(1, "A")));
        Expect.Written(Put(run, 3, IdempotencyKeys.Of(1, "B")));
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(1, "A")));
        Assert.Equal(2, run.Cart.Lines[0].Quantity);
        Assert.Equal(1, run.Cart.Requests.Count);
    }

    [Fact]
    public void Put_NoRequestId_IsAlwaysCarriedOut()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(0, "A")));
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(0, "A")));
    }

    [Fact]
    public void Put_SixtyFourIdsLater_IsStillAReplay_AndOneMoreIsNot()
    {
        var run = CartRun.Of(Draft.Line());
        for (var i = 1; i <= 64; i++)
            Put(run, i, IdempotencyKeys.Of(i, "A"));
        Expect.Shown(Put(run, 1, IdempotencyKeys.Of(1, "A")));
        Put(run, 65, IdempotencyKeys.Of(65, "A"));
        Expect.Written(Put(run, 1, IdempotencyKeys.Of(1, "A")));
    }

    [Fact]
    public void Put_SameOperation_IsAReplay_WithoutAnyRequestId()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(operation: 7)));
        Assert.Equal(2, Expect.Shown(Put(run, 3, IdempotencyKeys.Of(operation: 7))).Lines[0].Quantity);
        Expect.Written(Put(run, 3, IdempotencyKeys.Of(operation: 8)));
    }

    [Fact]
    public void Put_RefusedRequest_IsNotRemembered()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Refused(RefusalCode.StaleETag, Put(run, 2, IdempotencyKeys.Of(1, "A", operation: 7), ifMatch: "stale"));
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(1, "A", operation: 7)));
    }

    [Fact]
    public void Put_Replay_IgnoresIfMatch()
    {
        var run = CartRun.Of(Draft.Line());
        var tag = CartETag.Of(run.Cart);
        Expect.Written(Put(run, 2, IdempotencyKeys.Of(1, "A"), tag));
        Expect.Shown(Put(run, 2, IdempotencyKeys.Of(1, "A"), tag));
    }

    [Fact]
    public void Put_Replay_IsShownThoughTheCartIsOrderedOrBeingOrdered()
    {
        var run = CartRun.Of(Draft.Line());
        Put(run, 2, IdempotencyKeys.Of(1, "A"));
        run.Begin();
        Assert.NotNull(Expect.Shown(Put(run, 2, IdempotencyKeys.Of(1, "A"))).Intent);
        run.End();
        Assert.Equal(CartStatus.Ordered, Expect.Shown(Put(run, 2, IdempotencyKeys.Of(1, "A"))).Status);
    }
}
