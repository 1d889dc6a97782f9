using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What a catalog shows before a purchase (contract.md 22.1).</summary>
public sealed class CatalogBrowserTests
{
    private static readonly Catalog Shown = CatalogFile
        .Parse(
            Encoding.UTF8.GetBytes(
                """
                {
                  "products": { "SQL": { "subType": "SqlDatabases" }, "COSMOS": { "subType": "cosmosDB" },
                    "LINUX": { "subType": "SUSELinux" } },
                  "items": [
                    { "id": "VM:1:A", "kind": "reservation", "billing": [{ "cycle": "one_time" }] },
                    { "id": "SQL:1:A", "kind": "reservation", "billing": [{ "cycle": "one_time" }] },
                    { "id": "COSMOS:1:A", "kind": "reservation", "billing": [{ "cycle": "one_time" }] },
                    { "id": "LINUX:1:A", "kind": "softwareSubscription", "billing": [{ "cycle": "one_time" }] },
                    { "id": "SAVE:1:A", "kind": "savingsPlan", "billing": [{ "cycle": "one_time" }] },
                    { "id": "GONE:1:A", "withdrawn": true, "billing": [{ "cycle": "one_time" }] },
                    { "id": "OLD:1:A", "legacy": true, "billing": [{ "cycle": "one_time" }] },
                    { "id": "SEG:1:A", "segment": "education", "billing": [{ "cycle": "monthly" }] },
                    { "id": "SEG:1:B", "segment": "nonprofit", "billing": [{ "cycle": "monthly" }] },
                    { "id": "SEG:2:A", "countries": ["DE"], "billing": [{ "cycle": "monthly" }] }
                  ]
                }
                """
            )
        )
        .Catalog!;

    [Theory]
    [InlineData("AzureReservationsVM", "VM")]
    [InlineData("azurereservationsSQL", "SQL")]
    [InlineData("AzureReservationsCosmosDb", "COSMOS")]
    [InlineData("AzureReservations", "VM SQL COSMOS")]
    [InlineData("SoftwareSUSELinux", "LINUX")]
    public void Products_OfAView_FollowTheSubType(string view, string expected) =>
        Assert.Equal(expected.Split(' '), In("US").Products(view, segment: null)!.Select(it => it[0].ProductId));

    [Fact]
    public void Products_OfNoView_AreNull() => Assert.Null(In("US").Products("Everything", segment: null));

    [Theory]
    [InlineData("US", null, "1")]
    [InlineData("DE", null, "1 2")]
    [InlineData("DE", "education", "1")]
    [InlineData("DE", "government", "")]
    public void Skus_OfAProduct_AreThoseOfTheCountryAndTheSegment(string country, string? segment, string expected) =>
        Assert.Equal(expected, string.Join(' ', In(country).Skus("seg", segment).Select(it => it[0].SkuId)));

    [Fact]
    public void Availabilities_WithoutASegment_AreAllButThoseForNonprofits()
    {
        Assert.Equal(["A"], In("US").Availabilities("SEG", "1", segment: null).Select(it => it.Id));
        Assert.Equal(["B"], In("US").Availabilities("SEG", "1", CatalogSegments.Nonprofit).Select(it => it.Id));
        Assert.NotNull(In("US").Availability("seg", "1", "b"));
        Assert.Null(In("US").Availability("seg", "1", "c"));
    }

    [Theory]
    [InlineData("GONE")]
    [InlineData("OLD")]
    [InlineData("NOSUCH")]
    public void Product_WithdrawnOrLegacyOrUnknown_IsNotShown(string product) =>
        Assert.Empty(In("US").Product(product));

    [Fact]
    public void SavingsPlans_AreShownWhereAskedFor()
    {
        Assert.Empty(In("US").Product("SAVE"));
        Assert.Single(new CatalogBrowser(Shown, "US", showsSavingsPlans: true).Product("SAVE"));
    }

    [Fact]
    public void OpenCatalog_ShowsNothing() =>
        Assert.Empty(new CatalogBrowser(Catalog.Open, "US", showsSavingsPlans: true).Products("Azure", segment: null)!);

    private static CatalogBrowser In(string country) => new(Shown, country, showsSavingsPlans: false);
}
