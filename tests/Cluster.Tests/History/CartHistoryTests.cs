namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// The judge of the others: a history that is right passes, and each kind of fault, planted in it, is found.
/// </summary>
public sealed class CartHistoryTests
{
    private static readonly string[] Orders = ["one", "two"];

    /// <summary>
    /// A cart's life with everything in it; the change to 4 had no answer, and was carried out late, after the one to
    /// 5.
    /// </summary>
    private static List<Step> Sound() =>
        [
            new(Act.Create, 1, new(1, 1, false, [])),
            new(Act.PutIfMatch, 2, new(2, 2, false, [])),
            new(Act.Put, 3, new(3, 3, false, [])),
            new(Act.PutOnce, 4, null),
            new(Act.Put, 5, new(4, 5, false, [])),
            new(Act.PutOnce, 6, new(6, 6, false, [])),
            new(Act.Checkout, 0, new(8, 0, true, Orders)),
            new(Act.Look, 0, new(8, 6, true, [])),
            new(Act.CheckoutAgain, 0, new(8, 0, true, Orders)),
        ];

    [Fact]
    public void Faults_SoundHistory_AreNone() => Assert.Empty(FaultsOf(Sound()));

    [Fact]
    public void Faults_OpenChangeThatNeverHappened_AreNone()
    {
        var steps = Sound();
        for (var i = 5; i < steps.Count; i++)
            steps[i] = steps[i] with { Seen = steps[i].Seen! with { Revision = steps[i].Seen!.Revision - 1 } };
        Assert.Empty(FaultsOf(steps));
    }

    /// <summary>From the next step on, all that is seen lacks the write.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Faults_AcknowledgedWriteLost_AreFound(int lost) =>
        Assert.Contains(FaultsOf(Shifted(lost + 1, -1)), fault =>
            fault.Contains("an acknowledged write is missing", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void Faults_WriteAppliedTwice_AreFound(int doubled) =>
        Assert.Contains(FaultsOf(Shifted(doubled, +1)), fault =>
            fault.Contains("a write was applied twice", StringComparison.Ordinal)
        );

    [Fact]
    public void Faults_LateWriteOverLaterOne_AreFound()
    {
        var steps = Sound();
        steps[7] = steps[7] with { Seen = steps[7].Seen! with { Value = 3 } };
        Assert.Contains("value 3 instead of 6", Assert.Single(FaultsOf(steps)), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_CheckoutUndone_AreFound()
    {
        var steps = Sound();
        steps[7] = steps[7] with { Seen = steps[7].Seen! with { IsOrdered = false } };
        Assert.Contains("not ordered", Assert.Single(FaultsOf(steps)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one", "three")]
    [InlineData("one")]
    [InlineData("one", "two", "three")]
    public void Faults_OtherOrdersThanBefore_AreFound(params string[] orders)
    {
        var steps = Sound();
        steps[8] = steps[8] with { Seen = steps[8].Seen! with { Orders = orders } };
        Assert.NotEmpty(FaultsOf(steps));
    }

    [Fact]
    public void Longest_PauseAfterFault_CountsFromTheFaultToTheNextSuccess()
    {
        var fault = new Fault("", Seconds(10), Seconds(10), Seconds(5));
        Success[] successes =
        [
            new(Seconds(9), "", Act.Put),
            new(Seconds(10.5), "", Act.Put),
            new(Seconds(17), "", Act.Put),
            new(Seconds(17.5), "", Act.Put),
            new(Seconds(18), "", Act.Put),
        ];
        Assert.Equal(Seconds(6.5), Wait.Longest(fault, Seconds(30), successes).Length);
        // What goes on into the next fault's time is that one's.
        Assert.Equal(Seconds(3.5), Wait.Longest(fault, Seconds(14), successes).Length);
    }

    private static List<Step> Shifted(int from, int by)
    {
        var steps = Sound();
        for (var i = from; i < steps.Count; i++)
            if (steps[i].Seen is { } seen)
                steps[i] = steps[i] with { Seen = seen with { Revision = seen.Revision + by } };
        return steps;
    }

    private static List<string> FaultsOf(List<Step> steps) =>
        [.. new CartHistory(Guid.NewGuid(), "cart", steps).Faults()];

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
