using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What the catalog file says beyond items and their plans (contract.md 22.6).</summary>
public sealed class CatalogKindsTests
{
    private static readonly Guid Customer = new("c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135");
    private static readonly Guid Partner = new("11111111-2222-4333-8444-555555555555");

    [Theory]
    [InlineData("""{ "cycle": "none", "terms": ["P1M"] }""", ItemKind.Trial)]
    [InlineData("""{ "cycle": "one_time", "terms": ["P1Y"] }""", ItemKind.Reservation)]
    [InlineData("""{ "cycle": "one_time" }""", ItemKind.Software)]
    [InlineData("""{ "cycle": "monthly" }""", ItemKind.License)]
    [InlineData("""{ "cycle": "one_time", "terms": ["P1Y"] }, { "cycle": "monthly" }""", ItemKind.License)]
    public void Kind_NotGiven_FollowsFromThePlans(string plans, ItemKind expected) =>
        Assert.Equal(expected, Item($"\"billing\": [{plans}]").Kind);

    [Theory]
    [InlineData("license", ItemKind.License)]
    [InlineData("trial", ItemKind.Trial)]
    [InlineData("softwareSubscription", ItemKind.SoftwareSubscription)]
    [InlineData("Software", ItemKind.Software)]
    [InlineData("reservation", ItemKind.Reservation)]
    [InlineData("savingsplan", ItemKind.SavingsPlan)]
    [InlineData("azurePlan", ItemKind.AzurePlan)]
    [InlineData("saas", ItemKind.Saas)]
    [InlineData("legacy", ItemKind.Legacy)]
    public void Kind_Given_IsTheItems(string kind, ItemKind expected)
    {
        var item = Item($"\"kind\": \"{kind}\", \"billing\": [{{ \"cycle\": \"monthly\" }}]");
        Assert.Equal((expected, expected is ItemKind.Legacy), (item.Kind, item.IsLegacy));
    }

    [Fact]
    public void Kind_OfALegacyId_IsLegacy() =>
        Assert.Equal(
            ItemKind.Legacy,
            Find("""{ "id": "MS-AZR-1", "billing": [{ "cycle": "monthly" }] }""", "MS-AZR-1").Kind
        );

    [Fact]
    public void Item_WithEveryNewMember_ReadsThemAll()
    {
        var item = Item(
            """
            "description": "Long", "kind": "savingsPlan", "segment": "Education", "countries": ["US", "DE"],
            "billing": [{ "cycle": "one_time", "terms": ["P1Y"] }], "needsTerm": true, "renews": true,
            "prices": [{ "unitPrice": 3 }, { "cycle": "monthly", "term": "P1Y", "currency": "EUR", "country": "DE",
             "unitPrice": 2.5 }],
            "prerequisiteSkus": ["B:1"], "minAddonPercent": 5, "minBaseQuantity": 2, "customTermEnd": "any",
            "minCommitment": { "amount": 0.001, "currency": "USD" }, "needsAzurePlan": "active", "tags": ["education"],
            "prerequisites": ["MicrosoftCustomerAgreement"], "inventoryVariables": ["armRegion"],
            "attributes": { "duration": "1Year" },
            "restrictions": [{ "reasonCode": "NotAvailable", "description": "No", "properties": { "a": "b" } }],
            "error": 10002, "orderError": 800020, "orderStatus": "pending_po_upload"
            """
        );

        Assert.Equal(("Long", "education", true, true), (item.Description, item.Segment, item.NeedsTerm, item.Renews));
        Assert.Equal(["US", "DE"], item.Countries.AsEnumerable());
        Assert.Equal(
            [new(null, null, null, null, 3m), new(BillingCycle.Monthly, "P1Y", "EUR", "DE", 2.5m)],
            item.Prices.AsEnumerable()
        );
        Assert.Equal(["B:1"], item.RequiredSkus());
        Assert.Equal((5, 2, CustomTermEnds.Any), (item.MinAddonPercent, item.MinBaseQuantity, item.CustomTermEnd));
        Assert.Equal(
            new PurchaseCommitment
            {
                Amount = 0.001m,
                Currency = "USD",
                Grain = "hourly",
            },
            item.MinCommitment
        );
        Assert.Equal((AzurePlanNeed.Active, "education"), (item.NeedsAzurePlan, Assert.Single(item.Tags)));
        Assert.Equal(["MicrosoftCustomerAgreement"], item.Prerequisites.AsEnumerable());
        Assert.Equal(["armRegion"], item.InventoryVariables.AsEnumerable());
        Assert.Equal([KeyValuePair.Create("duration", "1Year")], item.Attributes.AsEnumerable());
        var restriction = Assert.Single(item.Restrictions);
        Assert.Equal(("NotAvailable", "No"), (restriction.ReasonCode, restriction.Description));
        Assert.Equal([KeyValuePair.Create("a", "b")], restriction.Properties.AsEnumerable());
        Assert.Equal(
            (LineErrorCode.QuotaNotAvailable, 800020, OrderStatus.PendingPoUpload),
            (item.StandingError, item.StandingOrderError, item.StandingOrderStatus)
        );
    }

    [Fact]
    public void Parties_AsInTheContract_AreRead()
    {
        var catalog = Parse(
            $$"""
            "country": "GB",
            "partners": { "*": { "currency": "GBP", "country": "GB", "mpnId": "6100007" },
             "{{Partner}}": { "name": "Own" } },
            "customers": { "{{Customer}}": { "currency": "EUR", "country": "DE", "name": "N", "domain": "d",
             "tags": ["education"], "mca": false } },
            "products": { "b": { "title": "T", "description": "D", "type": "Azure", "subType": "SaaS",
             "publisher": "P", "isMicrosoft": false } },
            """
        );

        Assert.Equal(("GBP", "6100007"), (catalog.Partner(Customer)?.Currency, catalog.Partner(Customer)?.MpnId));
        Assert.Equal("Own", catalog.Partner(Partner)?.Name);
        Assert.Equal(("DE", "GB"), (catalog.CountryFor(Customer), catalog.CountryFor(Partner)));
        var customer = catalog.Customer(Customer)!;
        Assert.Equal(
            ("EUR", "N", "d", false),
            (customer.Currency, customer.Name, customer.Domain, customer.HasAcceptedAgreement)
        );
        Assert.Equal(["education"], customer.Tags.AsEnumerable());
        Assert.Equal(
            new CatalogProduct
            {
                Title = "T",
                Description = "D",
                Type = "Azure",
                SubType = "SaaS",
                Publisher = "P",
                IsMicrosoft = false,
            },
            catalog.Products["B"]
        );
    }

    [Fact]
    public void Subscriptions_AreThoseOfTheCustomerThatThePartnerSees()
    {
        var catalog = Parse(
            $$"""
            "subscriptions": [
              { "id": "d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e952", "customer": "{{Customer}}", "item": "B:1:B",
               "start": "2026-01-05" },
              { "id": "d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e953", "customer": "{{Customer}}", "partner": "{{Partner}}",
               "item": "C:1:C",
                "quantity": 7, "start": "2026-01-05T10:00:00Z", "termDuration": "P1Y", "billingCycle": "annual",
                 "status": "Suspended",
                "registered": false, "enabled": false, "partnerIdOnRecord": "1",
                "entitlements": [{ "id": "e", "status": "disabled" }, { "id": "f" }] }],
            """
        );

        Assert.Equal(["B:1:B"], catalog.SeededFor(Customer, Customer).Select(seed => seed.CatalogItemId));
        Assert.Empty(catalog.SeededFor(Partner, Partner));
        var seeds = catalog.SeededFor(Partner, Customer).ToList();
        Assert.Equal(2, seeds.Count);
        Assert.True(seeds[0] is { Quantity: 1, Status: "active", IsRegistered: true, IsEnabled: true, Partner: null });
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero), seeds[0].Start);
        Assert.True(
            seeds[1] is { Quantity: 7, Status: "suspended", IsRegistered: false, IsEnabled: false, TermDuration: "P1Y" }
        );
        Assert.Equal((BillingCycle.Annual, "1"), (seeds[1].BillingCycle, seeds[1].PartnerIdOnRecord));
        Assert.Equal([new("e", false), new("f", true)], seeds[1].Entitlements.AsEnumerable());
    }

    [Fact]
    public void Promotion_WithEveryMember_IsRead()
    {
        var promotion = Assert.Single(
            Parse(
                """
                "promotions": [{
                  "id": "P:1:A", "name": "N", "description": "D", "startDate": "2026-01-01",
                   "endDate": "2026-12-31T23:59:59Z",
                  "properties": { "isAutoApplicable": true },
                  "requiredProducts": [{ "productId": "B", "skuId": "1", "term": { "duration": "P1Y",
                   "billingCycle": "Monthly" },
                    "pricingPolicies": [{ "policyType": "PercentDiscount", "value": "10" }, { "policyType": "Flat",
                     "value": "2.5" }] }],
                  "promotionConstraints": {
                    "seatConstraints": [{ "minSeats": 1, "maxSeats": 500, "type": "X" }],
                    "assetOwnershipLimits": [{ "minAssets": 0, "maxAssets": 2 }],
                    "eligibilityConstraints": [{ "isApplicable": true, "type": "FirstPurchase" }],
                    "productOwnershipConstraints": [[{ "bigId": "C/1" }, { "bigId": "D/1" }], [{ "bigId": "E/1" }]]
                  },
                  "countries": ["US"], "segments": ["Commercial"]
                }],
                """
            ).Promotions
        );

        Assert.True(
            promotion is { Id: "P:1:A", Name: "N", Description: "D", IsAutoApplicable: true, IsForFirstPurchase: true }
        );
        Assert.Equal(2026, promotion.Start.Year);
        var product = Assert.Single(promotion.Products);
        Assert.True(product is { ProductId: "B", SkuId: "1", Term: "P1Y", Cycle: BillingCycle.Monthly });
        Assert.True(product.Covers("b:1:ANY") && !product.Covers("B:2:ANY"));
        Assert.Equal([new("PercentDiscount", 10m), new("Flat", 2.5m)], product.Policies.AsEnumerable());
        Assert.Equal([new(1, 500, "X")], promotion.Seats.AsEnumerable());
        Assert.Equal([new(0, 2, null)], promotion.Redemptions.AsEnumerable());
        Assert.Equal(["C/1,D/1", "E/1"], promotion.OwnedProducts.Select(list => string.Join(',', list)));
        Assert.Equal(("US", "commercial"), (Assert.Single(promotion.Countries), Assert.Single(promotion.Segments)));
    }

    [Theory]
    [InlineData(
        "\"kind\": \"car\"",
        "kind: \"car\" is none of license, trial, softwareSubscription, software, reservation, savingsPlan, azurePlan, "
            + "saas, legacy."
    )]
    [InlineData("\"kind\": \"license\", \"legacy\": true", "legacy: true contradicts the item's kind.")]
    [InlineData(
        "\"kind\": \"azurePlan\", \"billing\": [{ \"cycle\": \"monthly\", \"terms\": [\"P1Y\"] }]",
        "billing: lists terms, but the item's kind is sold without a term."
    )]
    [InlineData("\"segment\": \"all\"", "segment: \"all\" is none of commercial, education, government, nonprofit.")]
    [InlineData("\"countries\": [\"usa\"]", "countries: \"usa\" is not two capital letters such as US.")]
    [InlineData(
        "\"prices\": [{ \"cycle\": \"weekly\", \"unitPrice\": 1 }]",
        "prices[0].cycle: \"weekly\" is none of monthly, annual, none, one_time, triennial, biennial."
    )]
    [InlineData(
        "\"prices\": [{ \"unitPrice\": 1 }, { \"unitPrice\": 2 }]",
        "prices[1].unitPrice: another price is for the same cycle, term, currency and country."
    )]
    [InlineData("\"minAddonPercent\": 5", "minAddonPercent: has no meaning without addonOf or prerequisiteSkus.")]
    [InlineData(
        "\"customTermEnd\": \"aligned\", \"allowsCustomTermEnd\": true",
        "allowsCustomTermEnd: says the same as customTermEnd; leave it out."
    )]
    [InlineData("\"minCommitment\": { \"amount\": 1 }", "minCommitment: is for items of kind savingsPlan.")]
    [InlineData("\"orderError\": 1", "orderError: 1 is no code of a failed order; known are 2002,")]
    [InlineData("\"orderStatus\": \"pending\"", "orderStatus: \"pending\" is none of completed, cancelled,")]
    [InlineData("\"error\": 1", "error: 1 is no code of a line's error; known are 10000,")]
    public void Item_FaultyMember_NamesItAndItsValue(string member, string error)
    {
        var billing = member.Contains("\"billing\"", StringComparison.Ordinal)
            ? ""
            : ", \"billing\": [{ \"cycle\": \"monthly\" }]";
        var told = Assert.Single(Reading($$"""{ "items": [{ "id": "A:1:A", {{member}}{{billing}} }] }""").Errors);
        Assert.StartsWith($"items[0] (A:1:A).{error}", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "\"partners\": { \"me\": {} }",
        "partners.me: is no GUID; the names are partner tenants, or * for all others."
    )]
    [InlineData(
        "\"subscriptions\": [{ \"id\": \"x\", \"customer\": \"c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135\", \"item\": \"A:1:A\", \"start\": \"2026-01-01\" }]",
        "subscriptions[0].id: must be a GUID, not \"x\"."
    )]
    [InlineData(
        "\"subscriptions\": [{ \"id\": \"c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135\", \"customer\": \"c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135\", \"item\": \"A:1:A\", \"start\": \"soon\" }]",
        "subscriptions[0].start: must be a date such as 2026-01-05, not \"soon\"."
    )]
    [InlineData(
        "\"promotions\": [{ \"id\": \"P:1:A\" }]",
        "promotions[0] (P:1:A).requiredProducts: must list at least one product, with productId, skuId and "
            + "pricingPolicies."
    )]
    [InlineData(
        "\"promotions\": [{ \"id\": \"P:1:A\", \"requiredProducts\": [{ \"productId\": \"B\", \"skuId\": \"1\", \"pricingPolicies\": [{ \"policyType\": \"PercentDiscount\", \"value\": \"200\" }] }] }]",
        "promotions[0] (P:1:A).requiredProducts[0].pricingPolicies[0].value: 200 percent are more than all."
    )]
    public void File_FaultyMember_NamesItAndItsValue(string member, string error) =>
        Assert.Equal([error], Reading($$"""{ {{member}}, "items": [] }""").Errors);

    private static CatalogItem Item(string members) => Find($$"""{ "id": "A:1:A", {{members}} }""", "A:1:A");

    private static CatalogItem Find(string item, string id)
    {
        var reading = Reading($$"""{ "items": [{{item}}] }""");
        Assert.Empty(reading.Errors);
        return reading.Catalog!.Find(id)!;
    }

    private static Catalog Parse(string members)
    {
        var reading = Reading($$"""{ {{members}} "items": [] }""");
        Assert.Empty(reading.Errors);
        return reading.Catalog!;
    }

    private static CatalogReading Reading(string json) => CatalogFile.Parse(Encoding.UTF8.GetBytes(json));
}
