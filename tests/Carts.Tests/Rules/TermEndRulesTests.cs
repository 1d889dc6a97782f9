namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>
/// Custom ends of a first term that must be aligned (contract.md 19.2). The clock stands at 2 May 2024.
/// </summary>
public sealed class TermEndRulesTests
{
    private static readonly CatalogItem Aligned = Shop.Item with
    {
        CustomTermEnd = CustomTermEnds.Aligned,
        Plans = [new(BillingCycle.Monthly, ["P1M", "P1Y", "P3Y"])],
    };

    private static readonly CustomerPurchases Owned = new(
        new Dictionary<string, int>(),
        [Subscription("2024-11-09", "P1Y"), Subscription("2024-05-19", "P1M")]
    );

    [Theory]
    [InlineData("P1M", "2024-05-31", null)]
    [InlineData("P1M", "2024-05-29", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P1M", "2024-05-19", null)]
    [InlineData("P1M", "2024-05-20", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P1Y", "2024-06-30", null)]
    [InlineData("P1Y", "2024-06-15", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P1Y", "2024-11-09", null)]
    [InlineData("P1Y", "2024-05-19", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P3Y", "2025-11-09", null)]
    [InlineData("P3Y", "2025-11-10", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P1Y", "2025-05-02", LineErrorCode.InvalidCustomTermEndDate)]
    [InlineData("P1Y", "2025-05-31", LineErrorCode.InvalidCustomTermEndDate)]
    public void End_OfAnAlignedItem_FitsAMonthOrASubscription(string term, string end, LineErrorCode? expected)
    {
        var run = new CartRun { Catalog = Shop.Selling(Aligned), Purchases = Owned };
        run.Create(Draft.Line() with { TermDuration = new(term), CustomTermEnd = new(Day(end)) });
        Assert.Equal(expected, run.Cart.Lines[0].Error?.Code);
    }

    [Fact]
    public void End_WrongByTheTimeOfTheCheckout_RefusesIt()
    {
        var run = new CartRun
        {
            Catalog = Shop.Selling(Aligned),
            Purchases = Owned,
            Limits = new() { Lifetime = TimeSpan.FromDays(30) },
        };
        run.Create(Draft.Line() with { TermDuration = new("P1M"), CustomTermEnd = new(Day("2024-05-19")) });
        run.Now = Day("2024-05-19").AddHours(1);
        Assert.Contains("2024-05-19", Expect.Refused(RefusalCode.TermEndNoLongerFits, run.Begin()).Description);
    }

    [Theory]
    [InlineData(ItemKind.Trial)]
    [InlineData(ItemKind.Saas)]
    [InlineData(ItemKind.Legacy)]
    public void End_OfAnotherKindThanLicences_Is10016(ItemKind kind) =>
        Expect.Error(
            LineErrorCode.InvalidCustomTermEndDateProduct,
            Shop.ErrorOf(
                Aligned with
                {
                    GivenKind = kind,
                },
                Draft.Line() with
                {
                    TermDuration = new("P1M"),
                    CustomTermEnd = new(Day("2024-05-31")),
                }
            )
        );

    private static Purchase Subscription(string end, string term) =>
        new()
        {
            CatalogItemId = Draft.Item,
            Kind = ItemKind.License,
            IsActive = true,
            TermDuration = term,
            CommitmentEnd = Day(end),
        };

    private static DateTimeOffset Day(string text) =>
        new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
