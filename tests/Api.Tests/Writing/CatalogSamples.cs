using System.Text.Json;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Writing;

/// <summary>What the routes of contract.md 19.3, 22 and 23 write, every member once.</summary>
internal static class CatalogSamples
{
    private static readonly Guid Customer = new("c0a1e6f2-58d3-4b97-9a44-7d2f0b8e6135");

    private static readonly Promotion Promotion = new()
    {
        Id = "PROMO:1:A",
        Name = "Ten",
        Description = "Ten percent",
        Products = [new("SUITE", "0001", BillingCycle.Monthly, "P1Y", [new PricingPolicy(PricingPolicy.Percent, 10)])],
        Seats = [new(2, 5, "Seats")],
        Redemptions = [new(0, 0, "Redemptions")],
        IsForFirstPurchase = true,
        OwnedProducts =
        [
            ["SUITE/0001"],
        ],
    };

    private static readonly Catalog Catalog = new(
        "1",
        "USD",
        [
            new()
            {
                Id = "SUITE:0001:A",
                Title = "Suite",
                GivenKind = ItemKind.Trial,
                Plans = [new(BillingCycle.None, ["P1M"])],
                NeedsAttestation = true,
                MinCommitment = new() { Amount = 0.001m, Currency = "usd" },
                Attributes = [new("isAddon", "no"), new("more", "yes")],
                Restrictions = [new("NotNow", "Later", [new("a", "b")])],
            },
            new()
            {
                Id = "SUITE:0002:A",
                Title = "Seats",
                Plans = [new(BillingCycle.Monthly, ["P1M"])],
            },
        ]
    )
    {
        Customers = new Dictionary<Guid, CatalogCustomer>
        {
            [Customer] = new() { Name = "Sample", Domain = "sample.example" },
        },
        Products = new Dictionary<string, CatalogProduct>
        {
            ["SUITE"] = new()
            {
                Title = "Suite",
                Type = "Azure",
                SubType = "SaaS",
            },
        },
        Promotions = [Promotion],
    };

    private static readonly CatalogBrowser Browser = new(Catalog, "US", showsSavingsPlans: true);
    private static readonly PromotionInquiry Inquiry = new(1, "SUITE:0001:A", 1, BillingCycle.None, "P1M", "PROMO:1:A");

    /// <summary>Each answer by the name of its schema.</summary>
    public static IEnumerable<(string Schema, Action<Utf8JsonWriter> Write)> Answers { get; } =
    [
        ("Product", json => ProductWriter.Write(json, Browser, Browser.Product("SUITE"))),
        ("Sku", json => SkuWriter.Write(json, Browser, Browser.Sku("SUITE", "0001"))),
        ("Availability", json => WriteAvailability(json, "0001")),
        ("Availability", json => WriteAvailability(json, "0002")),
        ("InventoryItem", WriteInventory),
        ("Promotion", json => PromotionWriter.Write(json, Catalog.Promotions[0], withConstraints: true)),
        ("PromotionEligibilities", WriteEligibilities),
        ("CustomTermEndDate", json =>
            TermEndDateWriter.Write(json, new TermEndDate(new DateOnly(2026, 11, 4), [$"{Customer:D}"]))
        ),
        ("OrganizationProfile", json =>
            ProfileWriter.WriteOrganization(json, Samples.Partner, partner: null, country: "US")
        ),
        ("MpnProfile", json => ProfileWriter.WriteMpn(json, "6100007", name: null)),
        ("Customer", json => ProfileWriter.WriteCustomer(json, Customer, Catalog.Customer(Customer), country: "US")),
    ];

    private static void WriteAvailability(Utf8JsonWriter json, string sku) =>
        AvailabilityWriter.Write(json, Browser, Browser.Availability("SUITE", sku, "A")!, "USD");

    private static void WriteInventory(Utf8JsonWriter json)
    {
        using var scratch = JsonScratch.Take();
        InventoryWriter.Write(scratch.Json, Browser, [new InventoryTarget("SUITE", "0001")]);
        using var document = JsonDocument.Parse(scratch.Written.ToArray());
        document.RootElement[0].WriteTo(json);
    }

    /// <summary>Too few seats, another term, used up: all that has members of its own.</summary>
    private static void WriteEligibilities(Utf8JsonWriter json) =>
        EligibilityWriter.Write(
            json,
            Inquiry,
            Inquiry.Answer(Catalog, CustomerPurchases.None, "US", Samples.Time("2026-05-02T00:00:00Z"))
        );
}
