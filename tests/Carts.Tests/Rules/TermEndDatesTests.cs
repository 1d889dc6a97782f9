using System.Globalization;

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>The dates on which a new term may end (contract.md 19.3).</summary>
public sealed class TermEndDatesTests
{
    [Theory]
    [InlineData("P1Y", "2026-03-10", "2027-02-28")]
    [InlineData("P1Y", "2026-02-28", "2027-02-28")]
    [InlineData("P1M", "2026-01-31", "2026-02-28")]
    [InlineData("P3Y", "2026-12-31", "2029-12-31")]
    public void Dates_WithoutSubscriptions_AreTheLastMonthsEnd(string term, string start, string expected) =>
        Assert.Equal([expected], Dates(term, start));

    [Fact]
    public void Dates_OfAYearThatRenews_AreItsLaterEndsToo() =>
        Assert.Equal(
            ["2029-02-28", "2026-11-04", "2027-11-04", "2028-11-04"],
            Dates("P3Y", "2026-03-10", Owned("2026-11-04", "P1Y"))
        );

    /// <summary>The 28th of February is the end of a month that began on the first.</summary>
    [Fact]
    public void Dates_OfAMonthThatEndsInFebruary_StayMonthsEnds() =>
        Assert.Equal(["2026-03-31", "2026-03-31"], Dates("P1M", "2026-03-02", Owned("2026-02-28", "P1M")));

    [Fact]
    public void Dates_OfTwoThatEndTogether_AreOne()
    {
        var dates = TermEndDates.For(
            "P1Y",
            Day("2026-03-10"),
            [Owned("2026-11-04", "P1Y", "a"), Owned("2026-11-04", "P3Y", "b")],
            target: null
        );

        Assert.Equal(["a", "b"], dates[1].Subscriptions.AsEnumerable());
    }

    [Fact]
    public void Dates_OfWhatATermCannotBeAlignedWith_AreNone()
    {
        var year = Owned("2026-11-04", "P1Y");
        Subscription[] owned =
        [
            Owned("2026-04-09", "P1M"),
            year with
            {
                Kind = ItemKind.Trial,
            },
            year with
            {
                IsActive = false,
            },
            year with
            {
                TermDuration = null,
            },
            Owned("2026-03-10", "P3Y"),
        ];

        Assert.Equal(["2027-02-28"], Dates("P1Y", "2026-03-10", owned));
    }

    /// <summary>A month does not end on the 28th to the 30th of a longer one.</summary>
    [Fact]
    public void Dates_ThatALineCouldNotHave_AreLeftOut() =>
        Assert.Equal(["2026-03-31"], Dates("P1M", "2026-03-02", Owned("2026-03-29", "P1Y")));

    [Fact]
    public void Dates_WithATarget_AreItsAlone()
    {
        var target = new Guid("7b1c94de-0f35-4a6b-8c27-e3d9145a60f8");
        Subscription[] owned = [Owned("2026-11-04", "P1Y", $"{target:D}"), Owned("2026-12-05", "P1Y")];

        var dates = TermEndDates.For("P1Y", Day("2026-03-10"), owned, target);

        Assert.Equal([new DateOnly(2026, 11, 4)], dates.Select(date => date.Date));
    }

    private static IEnumerable<string> Dates(string term, string start, params Subscription[] owned) =>
        TermEndDates.For(term, Day(start), owned, target: null).Select(date => $"{date.Date:yyyy-MM-dd}");

    private static Subscription Owned(string end, string term, string id = "s") =>
        new()
        {
            Id = id,
            OfferId = "a:b:c",
            Kind = ItemKind.License,
            Quantity = 1,
            Start = Day("2025-01-01"),
            End = Day(end),
            ChargedUntil = Day(end),
            IsActive = true,
            Status = "active",
            Renews = true,
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            TermDuration = term,
            OrderId = "",
            LineNumber = 0,
            Country = "US",
        };

    private static DateTimeOffset Day(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
