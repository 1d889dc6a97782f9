namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 9 items 2 and 6; design.md "Executing a command", Create.</summary>
public sealed class CreationReplayTests
{
    private static CartRun Created(IdempotencyKey idempotency)
    {
        var run = new CartRun();
        run.Create(Draft.Of(Draft.Line()), idempotency);
        return run;
    }

    [Fact]
    public void Create_SameRequestAgain_ShowsTheCartAsItIsNow()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Put(Draft.Line(quantity: 9));
        Assert.Equal(9, Expect.Shown(run.Create(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A"))).Lines[0].Quantity);
    }

    [Fact]
    public void Create_WithinTheReplayWindow_IsARepeat()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Now += TimeSpan.FromHours(24);
        Expect.Shown(run.Create(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A")));
    }

    [Fact]
    public void Create_AfterTheReplayWindow_TakesTheNextId()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Now += TimeSpan.FromHours(24) + TimeSpan.FromTicks(1);
        TakesTheNextId(run, IdempotencyKeys.Of(1, "A"));
    }

    [Fact]
    public void Create_FoundCartIsOrdered_TakesTheNextId()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Checkout();
        TakesTheNextId(run, IdempotencyKeys.Of(1, "A"));
    }

    [Fact]
    public void Create_FoundCartIsBeingCheckedOut_IsARepeat()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Begin();
        Assert.NotNull(Expect.Shown(run.Create(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A"))).Intent);
    }

    [Fact]
    public void Create_NoRequestId_TakesTheNextId() => TakesTheNextId(Created(default), default);

    [Fact]
    public void Create_SameOperation_IsARepeat_ThoughTheCartIsOrderedByNow()
    {
        var run = Created(IdempotencyKeys.Of(operation: 5));
        run.Checkout();
        Expect.Shown(run.Create(Draft.Of(Draft.Line()), IdempotencyKeys.Of(operation: 5)));
        TakesTheNextId(run, IdempotencyKeys.Of(operation: 6));
    }

    [Fact]
    public void Create_CartOfAnotherPartner_TakesTheNextId_WhateverIsRepeated()
    {
        var run = Created(IdempotencyKeys.Of(1, "A", operation: 5));
        run.Caller = CartRun.Stranger;
        TakesTheNextId(run, IdempotencyKeys.Of(1, "A", operation: 5));
    }

    [Fact]
    public void Create_ExpiredCartStillStored_ReplacesItWithTheNextRevision()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        run.Put(Draft.Line());
        run.Now = run.Cart.Expires;
        var cart = Expect.Written(run.Create(Draft.Of(Draft.Line(quantity: 3)), IdempotencyKeys.Of(1, "A")));
        Assert.Equal(3, cart.Revision);
        Assert.Equal(run.Now, cart.Created);
        Assert.Equal(3, cart.Lines[0].Quantity);
    }

    [Fact]
    public void Create_RepeatWithAStructuralFault_IsInvalidInputFirst() =>
        Expect.Refused(
            RefusalCode.InvalidInput,
            Created(IdempotencyKeys.Of(1, "A")).Create(Draft.Of(), IdempotencyKeys.Of(1, "A"))
        );

    [Fact]
    public void Create_RequestId_IsNotRememberedForUpdates()
    {
        var run = Created(IdempotencyKeys.Of(1, "A"));
        Expect.Written(run.Put(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A")));
    }

    [Fact]
    public void Create_Operation_IsRemembered()
    {
        var run = Created(IdempotencyKeys.Of(operation: 5));
        Expect.Shown(run.Put(Draft.Of(Draft.Line(quantity: 2)), IdempotencyKeys.Of(operation: 5)));
    }

    private static void TakesTheNextId(CartRun run, IdempotencyKey idempotency)
    {
        var decision = run.Create(Draft.Of(Draft.Line()), idempotency);
        Assert.IsType<CartReply.IdTaken>(decision.Reply);
        Expect.Unwritten(decision);
    }
}
