using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

public sealed class CatalogFileTests
{
    private static readonly Guid Customer = new("7a1f0c5e-3b92-4d68-a0e4-95c8d2b7f613");

    [Fact]
    public void Parse_ItemWithEveryMember_ReadsThemAll()
    {
        var item = Parse(
                """
                {
                  "items": [
                    { "id": "B:1:B", "billing": [{ "cycle": "none" }] },
                    {
                      "id": "A:1:A", "title": "Title", "currency": "EUR", "legacy": true, "withdrawn": true,
                      "billing": [{ "cycle": "monthly", "terms": ["P1M", "P1Y"] }, { "cycle": "OneTime" }],
                      "minQuantity": 2, "maxQuantity": 9, "maxPerCustomer": 20, "stock": 30, "needsAttestation": true,
                       "allowsCustomTermEnd": true,
                      "promotions": ["P"], "addonOf": ["b:1:b"], "minBaseQuantity": 4, "provisioning": ["armRegion"],
                       "unitPrice": 12.34
                    }
                  ]
                }
                """
            )
            .Find("a:1:a");

        Assert.NotNull(item);
        Assert.Equal(("A:1:A", "Title", "EUR"), (item.Id, item.Title, item.Currency));
        Assert.True(
            item is { IsLegacy: true, IsWithdrawn: true, NeedsAttestation: true, CustomTermEnd: CustomTermEnds.Aligned }
        );
        Assert.Equal(
            (2, 9, 20, 30, 4),
            (item.MinQuantity, item.MaxQuantity, item.MaxPerCustomer, item.Stock, item.MinBaseQuantity)
        );
        Assert.Equal(["P"], item.Promotions.AsEnumerable());
        Assert.Equal(["b:1:b"], item.AddonOf.AsEnumerable());
        Assert.Equal(["armRegion"], item.Provisioning.AsEnumerable());
        Assert.Equal(12.34m, item.UnitPrice);
        Assert.Equal([BillingCycle.Monthly, BillingCycle.OneTime], item.Plans.Select(plan => plan.Cycle));
        Assert.Equal(["P1M", "P1Y"], item.Plans[0].Terms.AsEnumerable());
        Assert.True(item.Sells(BillingCycle.OneTime, "P9Y"), "A plan without terms sells any.");
    }

    [Fact]
    public void Parse_ItemWithRequiredMembersOnly_HasTheDefaults()
    {
        var item = Parse("""{ "items": [{ "id": "A:1:A", "title": null, "billing": [{ "cycle": "monthly" }] }] }""")
            .Find("A:1:A");

        Assert.NotNull(item);
        var expected = new CatalogItem { Id = "A:1:A", Plans = item.Plans };
        // Arrays are equal only if they are the same, so the item's own stand for the empty ones.
        Assert.Equal(
            expected with
            {
                Promotions = item.Promotions,
                AddonOf = item.AddonOf,
                PrerequisiteSkus = item.PrerequisiteSkus,
                Provisioning = item.Provisioning,
                Prices = item.Prices,
                Countries = item.Countries,
                Tags = item.Tags,
                Prerequisites = item.Prerequisites,
                InventoryVariables = item.InventoryVariables,
                Attributes = item.Attributes,
                Restrictions = item.Restrictions,
            },
            item
        );
        Assert.Empty(item.Promotions);
        Assert.Empty(item.AddonOf);
        Assert.Empty(item.Provisioning);
    }

    [Theory]
    [InlineData("MS-AZR-0145P", "", true)]
    [InlineData("91FD106F-4B2C-4938-95AC-F54F74E9A239", "", true)]
    [InlineData("A:1:A", "", false)]
    [InlineData("A:1:A", "\"legacy\": true,", true)]
    [InlineData("MS-AZR-0145P", "\"legacy\": false,", false)]
    public void Parse_Legacy_FollowsTheIdUnlessGiven(string id, string member, bool expected) =>
        Assert.Equal(
            expected,
            Parse($$"""{ "items": [{ "id": "{{id}}", {{member}} "billing": [{ "cycle": "monthly" }] }] }""")
                .Find(id)
                ?.IsLegacy
        );

    [Fact]
    public void Parse_Currencies_CustomersWinOverItemsOverTheCatalogs()
    {
        var catalog = Parse(
            """
            {
              "currency": "GBP",
              "customers": { "7a1f0c5e-3b92-4d68-a0e4-95c8d2b7f613": "EUR" },
              "items": [{ "id": "A:1:A", "currency": "CHF", "billing": [{ "cycle": "none" }] }, { "id": "B:1:B",
               "billing": [{ "cycle": "none" }] }]
            }
            """
        );

        Assert.Equal("EUR", catalog.CurrencyFor(Customer, catalog.Find("A:1:A")));
        Assert.Equal("CHF", catalog.CurrencyFor(Guid.NewGuid(), catalog.Find("A:1:A")));
        Assert.Equal("GBP", catalog.CurrencyFor(Guid.NewGuid(), catalog.Find("B:1:B")));
    }

    [Fact]
    public void Parse_CommentsTrailingCommasAndByteOrderMark_AreFine() =>
        Assert.Equal("1", Parse("\uFEFF{ /* a */ \"version\": \"1\", // b\n \"items\": [], }").Version);

    [Fact]
    public void Parse_WithoutVersion_TakesAHashOfTheContent()
    {
        var one = Parse("""{ "items": [] }""").Version;

        Assert.Matches("^[0-9a-f]{12}$", one);
        Assert.Equal(one, Parse("""{ "items": [] }""").Version);
        Assert.NotEqual(one, Parse("""{ "items": [ ] }""").Version);
    }

    [Fact]
    public void Parse_WithoutCurrency_TakesDollars() => Assert.Equal("USD", Parse("""{ "items": [] }""").Currency);

    private static Catalog Parse(string json)
    {
        var reading = CatalogFile.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Empty(reading.Errors);
        return Assert.IsType<Catalog>(reading.Catalog);
    }
}
