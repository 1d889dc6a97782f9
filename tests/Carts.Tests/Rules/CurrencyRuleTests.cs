namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 5.2 currencyCode, line error 10000.</summary>
public sealed class CurrencyRuleTests
{
    private static CartLine LineIn(Catalog catalog, string? currency)
    {
        var run = new CartRun { Catalog = catalog };
        run.Create(Draft.Line() with { CurrencyCode = currency });
        return run.Cart.Lines[0];
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Currency_NotGiven_IsTheMarkets(string? currency)
    {
        var line = LineIn(Shop.Selling(Shop.Item with { Currency = "EUR" }), currency);
        Assert.Equal("EUR", line.CurrencyCode);
        Assert.Null(line.Error);
        Assert.Equal("USD", LineIn(Catalog.Open, currency).CurrencyCode);
    }

    [Fact]
    public void Currency_OfTheCustomersMarket_WinsOverTheItems()
    {
        var catalog = new Catalog("v1", "USD", [Shop.Item with { Currency = "EUR" }])
        {
            Customers = new Dictionary<Guid, CatalogCustomer> { [CartRun.Key.CustomerId] = new() { Currency = "CHF" } },
        };
        Assert.Equal("CHF", LineIn(catalog, null).CurrencyCode);
        Expect.Error(LineErrorCode.CurrencyIsNotSupported, LineIn(catalog, "EUR").Error, "EUR", "CHF");
    }

    [Fact]
    public void Currency_InLowerCase_IsWrittenInUpperCase()
    {
        var line = LineIn(Shop.Selling(Shop.Item), "usd");
        Assert.Equal("USD", line.CurrencyCode);
        Assert.Null(line.Error);
    }

    [Fact]
    public void Currency_NotTheMarkets_Is10000_NamingBoth()
    {
        var line = LineIn(Shop.Selling(Shop.Item), "eur");
        Expect.Error(LineErrorCode.CurrencyIsNotSupported, line.Error, "EUR", "USD");
        Assert.Equal("EUR", line.CurrencyCode);
    }

    [Theory]
    [InlineData("EUR", true)]
    [InlineData("xyz", true)]
    [InlineData("EURO", false)]
    [InlineData("EU", false)]
    [InlineData("E1R", false)]
    [InlineData("ÄÖÜ", false)]
    public void Currency_WithoutACatalog_IsThreeLetters(string currency, bool isFine)
    {
        var error = LineIn(Catalog.Open, currency).Error;
        if (isFine)
            Assert.Null(error);
        else
            Expect.Error(LineErrorCode.CurrencyIsNotSupported, error, currency);
    }
}
