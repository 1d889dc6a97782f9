namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Line errors 10013, 10016 and 10017 (contract.md 5.6).</summary>
public sealed class BillingRulesTests
{
    private static CatalogItem OnlyAnnual { get; } =
        Shop.Item with
        {
            Plans = [new(BillingCycle.Annual, ["P1Y", "P3Y"])],
        };

    private static LineDraft With(BillingCycle? cycle, string? term = null, string? renewal = null) =>
        Draft.Line(cycle: cycle) with
        {
            TermDuration = new(term),
            RenewsToTerm = new(renewal),
        };

    [Theory]
    [InlineData(null)]
    [InlineData(BillingCycle.Unknown)]
    public void Cycle_NotGiven_IsTheItemsOnlyOne_AndIsKeptAsGiven(BillingCycle? cycle)
    {
        var run = new CartRun { Catalog = Shop.Selling(OnlyAnnual) };
        run.Create(With(cycle));
        Assert.Null(run.Cart.Lines[0].Error);
        Assert.Equal(cycle, run.Cart.Lines[0].BillingCycle);
        Assert.Equal(BillingCycle.Annual, run.Cart.Lines[0].EffectiveCycle);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(BillingCycle.Unknown)]
    public void Cycle_NotGivenWhereThereIsAChoice_Is10013(BillingCycle? cycle)
    {
        Expect.Error(
            LineErrorCode.BillingPlanNotSupported,
            Shop.ErrorOf(Shop.Item, With(cycle)),
            "billingCycle",
            Draft.Item
        );
        Expect.Error(LineErrorCode.BillingPlanNotSupported, Shop.OpenErrorOf(With(cycle)), "billingCycle", Draft.Item);
    }

    [Fact]
    public void Cycle_GivenThoughTheItemHasOne_IsChecked() =>
        Expect.Error(
            LineErrorCode.BillingPlanNotSupported,
            Shop.ErrorOf(OnlyAnnual, With(BillingCycle.Monthly)),
            "Monthly",
            "(none)"
        );

    [Theory]
    [InlineData(BillingCycle.Monthly, "P1M", true)]
    [InlineData(BillingCycle.Monthly, null, true)]
    [InlineData(BillingCycle.Monthly, "P3Y", false)]
    [InlineData(BillingCycle.Annual, "P3Y", true)]
    [InlineData(BillingCycle.OneTime, null, false)]
    public void Plan_NotSold_Is10013(BillingCycle cycle, string? term, bool isSold)
    {
        var error = Shop.ErrorOf(Shop.Item, With(cycle, term));
        if (isSold)
            Assert.Null(error);
        else
            Expect.Error(LineErrorCode.BillingPlanNotSupported, error, cycle.ToString(), term ?? "(none)");
    }

    [Theory]
    [InlineData("1Year")]
    [InlineData("")]
    [InlineData("P")]
    public void Term_NoDuration_Is10013(string term)
    {
        Expect.Error(
            LineErrorCode.BillingPlanNotSupported,
            Shop.OpenErrorOf(With(BillingCycle.Monthly, term)),
            "termDuration",
            term
        );
        Expect.Error(
            LineErrorCode.BillingPlanNotSupported,
            Shop.OpenErrorOf(With(BillingCycle.Monthly, renewal: term)),
            "renewsTo.termDuration",
            term
        );
    }

    [Fact]
    public void Term_AnyDurationWithoutACatalog_IsFine() =>
        Assert.Null(Shop.OpenErrorOf(With(BillingCycle.Monthly, "P5Y", "P2M")));

    [Theory]
    [InlineData("P1Y", true)]
    [InlineData("P3Y", true)]
    [InlineData("P1M", false)]
    public void Renewal_TermThatNoPlanSells_Is10013(string renewal, bool isSold)
    {
        var error = Shop.ErrorOf(OnlyAnnual, With(BillingCycle.Annual, "P1Y", renewal));
        if (isSold)
            Assert.Null(error);
        else
            Expect.Error(LineErrorCode.BillingPlanNotSupported, error, renewal, Draft.Item);
    }

    [Fact]
    public void Renewal_TermOfAnotherCycle_IsFine() =>
        Assert.Null(
            Shop.ErrorOf(
                Shop.Item with
                {
                    Plans = [new(BillingCycle.Annual, ["P1Y"]), new(BillingCycle.Monthly, ["P1M"])],
                },
                With(BillingCycle.Annual, "P1Y", "P1M")
            )
        );

    private static LineDraft Ending(DateTimeOffset end, string? term = null) =>
        With(BillingCycle.Monthly, term) with
        {
            CustomTermEnd = new(end),
        };

    [Fact]
    public void TermEnd_ProductCannotTakeOne_Is10016() =>
        Expect.Error(
            LineErrorCode.InvalidCustomTermEndDateProduct,
            Shop.ErrorOf(Shop.Item with { CustomTermEnd = CustomTermEnds.None }, Ending(CartRun.Start.AddDays(1))),
            Draft.Item
        );

    [Fact]
    public void TermEnd_ProductCannotTakeOneAndNoneIsGiven_IsFine() =>
        Assert.Null(Shop.ErrorOf(Shop.Item with { CustomTermEnd = CustomTermEnds.None }, Draft.Line()));

    [Fact]
    public void TermEnd_NowOrEarlier_Is10017()
    {
        Expect.Error(
            LineErrorCode.InvalidCustomTermEndDate,
            Shop.OpenErrorOf(Ending(CartRun.Start.AddHours(1))),
            "2024-05-02"
        );
        Assert.Null(Shop.OpenErrorOf(Ending(CartRun.Start.AddDays(1))));
    }

    [Fact]
    public void TermEnd_AfterTheTerm_Is10017()
    {
        var endOfTerm = CartRun.Start.AddMonths(1);
        Assert.Null(Shop.ErrorOf(Shop.Item, Ending(endOfTerm, "P1M")));
        Expect.Error(
            LineErrorCode.InvalidCustomTermEndDate,
            Shop.ErrorOf(Shop.Item, Ending(endOfTerm.AddDays(1), "P1M")),
            "P1M"
        );
    }

    [Fact]
    public void TermEnd_NoTerm_MayBeAnyTime() =>
        Assert.Null(Shop.ErrorOf(Shop.Item, Ending(CartRun.Start.AddYears(50))));
}
