namespace PartnerCarts.Carts.Tests.Rules;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("P1M", 0, 1, 0)]
    [InlineData("P1Y", 1, 0, 0)]
    [InlineData("P3Y", 3, 0, 0)]
    [InlineData("P1Y6M2W3D", 1, 6, 17)]
    [InlineData("P30D", 0, 0, 30)]
    [InlineData("P999Y999M999W999D", 999, 999, 7992)]
    [InlineData("P0D", 0, 0, 0)]
    [InlineData("PT1H30M5S", 0, 0, 0)]
    [InlineData("P1DT12H", 0, 0, 1)]
    public void TryParse_ADuration_HasItsParts(string text, int years, int months, int days)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(new IsoDuration(years, months, days), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1YT")]
    [InlineData("P1")]
    [InlineData("PT1")]
    [InlineData("1Y")]
    [InlineData("p1y")]
    [InlineData("P1M1Y")]
    [InlineData("P-1Y")]
    [InlineData("P1.5Y")]
    [InlineData("P1000Y")]
    [InlineData("P1Y\n")]
    [InlineData(" P1Y")]
    [InlineData("P١Y")]
    [InlineData("P1H")]
    public void TryParse_AnythingElse_IsFalse(string text)
    {
        Assert.False(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(default, duration);
    }

    [Fact]
    public void After_AStart_CountsCalendarMonthsThenDays()
    {
        var start = new DateTimeOffset(2024, 1, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero), new IsoDuration(0, 1, 0).After(start));
        Assert.Equal(new DateTimeOffset(2025, 3, 3, 12, 0, 0, TimeSpan.Zero), new IsoDuration(1, 1, 3).After(start));
    }
}
