namespace PartnerCarts.Carts.Tests.Catalogs;

public sealed class CatalogTests
{
    [Fact]
    public void Find_AnyCase_IsTheItem() =>
        Assert.Same(Shop.Item, Shop.Selling(Shop.Item).Find(Draft.Item.ToLowerInvariant()));

    [Fact]
    public void Find_UnknownItem_IsNull() => Assert.Null(Shop.Selling(Shop.Item).Find(Draft.OtherItem));

    [Fact]
    public void Constructor_AnIdTwice_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            Shop.Selling(Shop.Item, Shop.Item with { Id = Draft.Item.ToLowerInvariant() })
        );

    [Fact]
    public void Open_Always_HasNoItemsAndNoVersion()
    {
        Assert.True(Catalog.Open.IsOpen);
        Assert.Null(Catalog.Open.Version);
        Assert.Null(Catalog.Open.Find(Draft.Item));
        Assert.False(Catalog.Open.AsksForPurchases);
        Assert.Equal("USD", Catalog.Open.CurrencyFor(CartRun.Key.CustomerId, null));
        Assert.False(Shop.Selling().IsOpen);
    }

    [Fact]
    public void AsksForPurchases_AnItemWithACapOrABase_IsTrue()
    {
        Assert.False(Shop.Selling(Shop.Item).AsksForPurchases);
        Assert.True(Shop.Selling(Shop.Item, Shop.OtherItem with { MaxPerCustomer = 1 }).AsksForPurchases);
        Assert.True(Shop.Selling(Shop.Item, Shop.OtherItem with { AddonOf = [Shop.Item.Id] }).AsksForPurchases);
    }

    [Fact]
    public void CurrencyFor_CustomerThenItemThenCatalog_IsTheFirstThatIsKnown()
    {
        var customer = CartRun.Key.CustomerId;
        var catalog = new Catalog("v1", "EUR", [])
        {
            Customers = new Dictionary<Guid, CatalogCustomer> { [customer] = new() { Currency = "CHF" } },
        };
        var inDollars = Shop.Item with { Currency = "USD" };
        Assert.Equal("CHF", catalog.CurrencyFor(customer, inDollars));
        Assert.Equal("USD", catalog.CurrencyFor(Guid.Empty, inDollars));
        Assert.Equal("EUR", catalog.CurrencyFor(Guid.Empty, Shop.Item));
        Assert.Equal("EUR", catalog.CurrencyFor(Guid.Empty, null));
        Assert.Equal("v1", catalog.Version);
    }
}
