namespace PartnerCarts.Carts.Tests.Model;

public sealed class AppliedOperationsTests
{
    private static Guid Id(int number) => IdempotencyKeys.Of(operation: number).Operation;

    [Fact]
    public void Contains_AppliedOperation_IsTrue()
    {
        var applied = AppliedOperations.None.With(Id(1)).With(Id(2));
        Assert.Equal(2, applied.Count);
        Assert.True(applied.Contains(Id(1)));
        Assert.True(applied.Contains(Id(2)));
        Assert.False(applied.Contains(Id(3)));
    }

    [Fact]
    public void With_EmptyOrKnownId_IsUnchanged()
    {
        Assert.Same(AppliedOperations.None, AppliedOperations.None.With(Guid.Empty));
        var applied = AppliedOperations.None.With(Id(1));
        Assert.Same(applied, applied.With(Id(1)));
    }

    [Fact]
    public void Contains_EmptyId_IsFalse_ThoughTheBytesAreThere() =>
        Assert.False(AppliedOperations.FromEntries(new byte[AppliedOperations.EntrySize]).Contains(Guid.Empty));

    [Fact]
    public void With_MoreThan64Ids_ForgetsTheOldest()
    {
        var applied = Enumerable.Range(1, 65).Aggregate(AppliedOperations.None, (so, i) => so.With(Id(i)));
        Assert.Equal(64, applied.Count);
        Assert.False(applied.Contains(Id(1)));
        Assert.All(Enumerable.Range(2, 64), i => Assert.True(applied.Contains(Id(i))));
    }

    [Fact]
    public void FromEntries_WrittenEntries_ReadsThemBack()
    {
        Assert.True(AppliedOperations.FromEntries(AppliedOperations.None.With(Id(1)).Entries).Contains(Id(1)));
        Assert.Same(AppliedOperations.None, AppliedOperations.FromEntries([]));
    }
}
