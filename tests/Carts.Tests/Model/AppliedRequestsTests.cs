namespace PartnerCarts.Carts.Tests.Model;

public sealed class AppliedRequestsTests
{
    [Fact]
    public void Contains_AppliedRequest_MatchesIdAndBody()
    {
        var applied = AppliedRequests.None.With(IdempotencyKeys.Of(1, "A")).With(IdempotencyKeys.Of(2, "B"));
        Assert.True(applied.Contains(IdempotencyKeys.Of(1, "A")));
        Assert.True(applied.Contains(IdempotencyKeys.Of(2, "B")));
        Assert.False(applied.Contains(IdempotencyKeys.Of(1, "B")));
        Assert.False(applied.Contains(IdempotencyKeys.Of(3, "A")));
    }

    [Fact]
    public void With_NoId_RemembersNothing()
    {
        var applied = AppliedRequests.None.With(IdempotencyKeys.Of(0, "A"));
        Assert.Same(AppliedRequests.None, applied);
        Assert.False(applied.Contains(IdempotencyKeys.Of(0, "A")));
    }

    [Fact]
    public void With_SameIdAndAnotherBody_ReplacesTheEntry()
    {
        var applied = AppliedRequests
            .None.With(IdempotencyKeys.Of(1, "A"))
            .With(IdempotencyKeys.Of(2, "B"))
            .With(IdempotencyKeys.Of(1, "C"));
        Assert.Equal(2, applied.Count);
        Assert.True(applied.Contains(IdempotencyKeys.Of(1, "C")));
        Assert.True(applied.Contains(IdempotencyKeys.Of(2, "B")));
        Assert.False(applied.Contains(IdempotencyKeys.Of(1, "A")));
    }

    [Fact]
    public void With_MoreThan64Ids_ForgetsTheOldest()
    {
        var applied = Enumerable
            .Range(1, 64)
            .Aggregate(AppliedRequests.None, (so, i) => so.With(IdempotencyKeys.Of(i, "A")));
        Assert.Equal(64, applied.Count);

        applied = applied.With(IdempotencyKeys.Of(65, "A"));
        Assert.Equal(64, applied.Count);
        Assert.False(applied.Contains(IdempotencyKeys.Of(1, "A")));
        Assert.All(Enumerable.Range(2, 64), i => Assert.True(applied.Contains(IdempotencyKeys.Of(i, "A"))));
    }

    [Fact]
    public void With_AnIdThatIsRemembered_MakesItTheNewest()
    {
        var applied = Enumerable
            .Range(1, 64)
            .Aggregate(AppliedRequests.None, (so, i) => so.With(IdempotencyKeys.Of(i, "A")));
        applied = applied.With(IdempotencyKeys.Of(1, "B")).With(IdempotencyKeys.Of(65, "A"));
        Assert.Equal(64, applied.Count);
        Assert.True(applied.Contains(IdempotencyKeys.Of(1, "B")));
        Assert.False(applied.Contains(IdempotencyKeys.Of(2, "A")));
        Assert.True(applied.Contains(IdempotencyKeys.Of(3, "A")));
    }

    [Fact]
    public void FromEntries_WrittenEntries_ReadsThemBack()
    {
        var applied = AppliedRequests.None.With(IdempotencyKeys.Of(1, "A")).With(IdempotencyKeys.Of(2, "B"));
        var read = AppliedRequests.FromEntries(applied.Entries);
        Assert.Equal(2, read.Count);
        Assert.True(read.Contains(IdempotencyKeys.Of(2, "B")));
        Assert.Same(AppliedRequests.None, AppliedRequests.FromEntries([]));
    }

    [Fact]
    public void With_AnIdInTheMiddle_KeepsThoseBeforeAndBehind()
    {
        var applied = AppliedRequests
            .None.With(IdempotencyKeys.Of(1, "A"))
            .With(IdempotencyKeys.Of(2, "A"))
            .With(IdempotencyKeys.Of(3, "A"))
            .With(IdempotencyKeys.Of(2, "B"));
        Assert.Equal(3, applied.Count);
        Assert.True(applied.Contains(IdempotencyKeys.Of(1, "A")));
        Assert.True(applied.Contains(IdempotencyKeys.Of(2, "B")));
        Assert.True(applied.Contains(IdempotencyKeys.Of(3, "A")));
    }
}
