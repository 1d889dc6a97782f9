using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Products, SKUs, availabilities and the inventory check (contract.md 22.1 to 22.4).</summary>
public abstract class CatalogRouteCases(ConformanceHost host) : ConformanceCases(host)
{
    private static readonly string[] OneOfEachKind =
    [
        "BASE",
        "TRIAL",
        "PERP",
        "TERMSW",
        "RESV",
        "SAVE",
        "PLAN",
        "SAAS",
    ];

    [Theory, Case("C119")]
    [InlineData("OnlineServices", "BASE TRIAL")]
    [InlineData("azure", "RESV PLAN")]
    [InlineData("AzureReservations", "RESV")]
    [InlineData("AzureReservationsVM", "RESV")]
    [InlineData("AzureReservationsSQL", "")]
    [InlineData("MicrosoftAzure", "PLAN")]
    [InlineData("Software", "PERP TERMSW")]
    [InlineData("SoftwarePerpetual", "PERP")]
    [InlineData("SoftwareSubscriptions", "TERMSW")]
    [InlineData("SoftwareSUSELinux", "")]
    [InlineData("MarketplaceSaaS", "SAAS")]
    [InlineData("SpecializedOffers", "")]
    public async Task Products_OfAView_AreOfItsKinds(string view, string expected)
    {
        var products = (await Get($"/v1/products?country=us&targetView={view}")).ShouldBe(200);

        Assert.Equal(products.Count("items"), products.Int("totalCount"));
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            products.Each("items", "id").Where(id => OneOfEachKind.Contains(id))
        );
        Assert.Equal($"/products?country=us&targetView={view}", products.Text("links.self.uri"));
    }

    [Theory, Case("C119")]
    [InlineData("products?country=US&targetView=Everything", 403, 400036)]
    [InlineData("products?country=US&targetView=Azure&targetSegment=all", 403, 400030)]
    [InlineData("products?targetView=Azure", 400, 400056)]
    [InlineData("products?country=%20&targetView=Azure", 400, 400056)]
    [InlineData("products?country=USA&targetView=Azure", 400, 400056)]
    [InlineData("products?country=US", 400, 400056)]
    [InlineData("products/BASE", 400, 400056)]
    [InlineData("products/NOSUCH?country=US", 404, 400013)]
    [InlineData("products/NOSUCH/skus?country=US", 404, 400013)]
    [InlineData("products/LOCAL?country=US", 404, 400013)]
    [InlineData("products/MS-AZR-0145P?country=US", 404, 400013)]
    [InlineData("products/SAVE?country=US", 404, 400013)]
    [InlineData("products/BASE/skus?country=US&targetSegment=all", 403, 400030)]
    [InlineData("products/BASE/skus/0002?country=US", 404, 400018)]
    [InlineData("products/BASE/skus/0002/availabilities?country=US", 404, 400018)]
    [InlineData("products/NOSUCH/skus/0001/availabilities/A?country=US", 404, 400013)]
    [InlineData("products/BASE/skus/0001/availabilities/B?country=US", 404, 400019)]
    [InlineData("products/BASE/skus/0001/availabilities?country=US&targetSegment=all", 403, 400030)]
    public async Task Request_Bad_IsRefusedWithItsCode(string path, int status, int code) =>
        (await Get($"/v1/{path}")).ShouldFail(status, code);

    [Fact]
    public async Task Availability_OfALicence_SaysWhatACartNeeds()
    {
        var found = (await Get("/v1/products/base/skus/0001/availabilities/a/?country=US")).ShouldBe(200);

        Assert.Equal(("A", "BASE", "0001"), (found.Text("id"), found.Text("productId"), found.Text("skuId")));
        Assert.Equal(Items.Base, found.Text("catalogItemId"));
        Assert.Equal("""{"code":"USD","symbol":"$"}""", found.Raw("defaultCurrency"));
        Assert.Equal(("commercial", "US"), (found.Text("segment"), found.Text("country")));
        Assert.True(found.Bool("isPurchasable") && found.Bool("isRenewable"));
        Assert.Equal(["P1M", "P1Y", "P3Y", "P1Y", "P3Y"], found.Each("terms", "duration"));
        Assert.Equal(["Monthly", "Monthly", "Monthly", "Annual", "Annual"], found.Each("terms", "billingCycle"));
        Assert.Equal(found.Each("terms", "id"), Texts(found, "renewalInstructions.0.applicableTermIds"));
        Assert.Equal(5, found.Each("terms", "id").Distinct().Count());
        Assert.Equal("P7D", found.Text("terms.0.cancellationPolicies.0.refundOptions.0.expiresAfter"));
        Assert.Equal("BASE:0001", found.Text("renewalInstructions.0.renewalOptions.0.renewToId"));
        Assert.Equal("/products/BASE/skus/0001/availabilities/A?country=US", found.Text("links.self.uri"));
        Assert.Equal((await Get("/v1/products/BASE?country=US")).Text, found.Raw("product"));
        Assert.Equal((await Get("/v1/products/BASE/skus/0001?country=US")).Text, found.Raw("sku"));
        Assert.Equal("OnlineServicesNCE", found.Text("product.productType.id"));
        Assert.Equal(["monthly", "annual"], Texts(found, "sku.supportedBillingCycles"));
        Assert.Equal((1, 999999999), (found.Int("sku.minimumQuantity"), found.Int("sku.maximumQuantity")));
        Assert.Equal("[]", found.Raw("sku.dynamicAttributes.prerequisiteSkus"));
    }

    [Fact]
    public async Task Sku_OfAnAddon_NamesItsPrerequisites()
    {
        var skus = (await Get("/v1/products/ADDON/skus?country=US")).ShouldBe(200);

        Assert.Equal(["0005", "0001", "0002", "0003"], skus.Each("items", "id"));
        Assert.True(skus.Bool("items.0.dynamicAttributes.isAddon"));
        Assert.Equal(["BASE:0001"], Texts(skus, "items.0.dynamicAttributes.prerequisiteSkus"));
    }

    [Fact]
    public async Task Terms_OfWhatHasNone_AreOneOfAnEmptyDuration()
    {
        var found = (await Get("/v1/products/PERP/skus/0001/availabilities?country=US")).ShouldBe(200);

        Assert.Equal([""], found.Each("items.0.terms", "duration"));
        Assert.Equal("OneTime", found.Text("items.0.terms.0.billingCycle"));
        Assert.False(found.Bool("items.0.isRenewable"));
        Assert.Equal("[]", found.Raw("items.0.renewalInstructions"));
    }

    [Fact]
    public async Task Terms_OfATrial_SayWhatItRenewsTo()
    {
        var found = (await Get("/v1/products/TRIAL/skus/0001/availabilities/A?country=US")).ShouldBe(200);

        Assert.Equal(["P1M", "P1Y"], found.Each("terms.0.renewalOptions", "termDuration"));
        Assert.True(found.Bool("sku.isTrial"));
    }

    [Theory]
    [InlineData("", "B")]
    [InlineData("&targetSegment=nonprofit", "A")]
    [InlineData("&targetSegment=Commercial", "B")]
    [InlineData("&targetSegment=education", "")]
    public async Task Availabilities_OfASegment_AreThose(string query, string expected)
    {
        var found = (await Get($"/v1/products/LOCAL/skus/0001/availabilities?country=de{query}")).ShouldBe(200);

        Assert.Equal(expected, string.Concat(found.Each("items", "id")));
    }

    [Fact]
    public async Task CustomersCatalog_IsThatOfItsCountryAndCurrency()
    {
        var path = $"/v1/customers/{Items.EuroCustomer}/products";

        var found = (await Get($"{path}/LOCAL/skus/0001/availabilities/B")).ShouldBe(200);

        Assert.Equal(("DE", "EUR"), (found.Text("country"), found.Text("defaultCurrency.code")));
        Assert.Equal("/products/LOCAL/skus/0001/availabilities/B?country=DE", found.Text("links.self.uri"));
        (await Get($"{path}/LOCAL")).ShouldBe(200);
        (await Get($"{path}/LOCAL/skus")).ShouldBe(200);
        (await Get($"{path}/LOCAL/skus/0001")).ShouldBe(200);
        (await Get($"{path}?targetView=OnlineServices")).ShouldBe(200);
        (await Get("/v1/customers/x/products?targetView=OnlineServices")).ShouldFail(400, 900118);
    }

    [Fact]
    public async Task SavingsPlans_AreShownToCustomersWithAnAzurePlanOnly()
    {
        var withPlan = $"/v1/customers/{Items.SeededCustomer}/products";
        var without = $"/v1/customers/{Client.Customer}/products";

        Assert.Contains("SAVE", (await Get($"{withPlan}?targetView=Azure")).ShouldBe(200).Each("items", "id"));
        Assert.DoesNotContain("SAVE", (await Get($"{without}?targetView=Azure")).ShouldBe(200).Each("items", "id"));
        (await Get($"{without}/SAVE")).ShouldFail(404, 400013);
        var sku = (await Get($"{withPlan}/SAVE/skus/0001")).ShouldBe(200);
        Assert.Equal(
            """{"grain":"Hourly","currencyCode":{"code":"USD","symbol":"$"},"amount":"0.001"}""",
            sku.Raw("minimumPurchaseCommitment")
        );
    }

    [Fact, Case("C121")]
    public async Task OrderLine_ItsLinks_LeadToTheCatalog()
    {
        var id = await Client.NewCartId(Body.Line(Items.Base, more: "\"termDuration\":\"P1Y\""));
        var line = (await Client.Checkout(id)).ShouldBe(201).At("orders.0.lineItems.0");

        foreach (var (link, expected) in new[] { ("product", "BASE"), ("sku", "0001"), ("availability", "A") })
            Assert.Equal(expected, (await Get($"/v1{line.Text($"links.{link}.uri")}")).ShouldBe(200).Text("id"));
    }

    [Fact, Case("C123")]
    public async Task Inventory_OfAProduct_HasEverySkuAndNothingUnknown()
    {
        const string body = """
            {"TargetItems":[{"productId":"ADDON"},{"ProductId":"NOSUCH"},{"productId":"BASE","skuId":"0002"}],
             "inventoryContext":{"customerId":"x"}}
            """;

        var found = Inventory(await Client.Send("POST", "/v1/extensions/product/checkInventory?country=US", body));

        Assert.Equal(["0005", "0001", "0002", "0003"], found.Select(entry => entry.Text("skuId")));
        Assert.All(found, entry =>
        {
            Assert.False(entry.Bool("isRestricted"));
            Assert.Equal("[]", entry.Raw("restrictions"));
        });
    }

    [Fact]
    public async Task Inventory_OfWhatIsRestrictedAndGone_SaysWhy()
    {
        const string body = """{"targetItems":[{"productId":"LOCAL","skuId":"0001"}]}""";

        var found = Inventory(await Client.Send("POST", "/v1/extensions/product/checkInventory?country=DE", body));

        var entry = Assert.Single(found);
        Assert.True(entry.Bool("isRestricted"));
        Assert.Equal(["NotAvailable", "OutOfStock"], entry.Each("restrictions", "reasonCode"));
        Assert.Equal("2025", entry.Text("restrictions.0.properties.until"));
    }

    [Theory]
    [InlineData("?country=US", "{", 800002)]
    [InlineData("?country=US", "{}", 800002)]
    [InlineData("?country=US", """{"targetItems":[]}""", 800002)]
    [InlineData("?country=US", """{"targetItems":[{"skuId":"0001"}]}""", 800002)]
    [InlineData("?country=US", """{"targetItems":"x"}""", 800002)]
    [InlineData("", """{"targetItems":[{"productId":"BASE"}]}""", 400056)]
    public async Task Inventory_AskedBadly_IsRefused(string query, string body, int code) =>
        (await Client.Send("POST", $"/v1/extensions/product/checkInventory{query}", body)).ShouldFail(400, code);

    private Task<Answer> Get(string path) => Client.Send("GET", path, null);

    private static IEnumerable<string> Texts(JsonElement json, string path) =>
        json.At(path).EnumerateArray().Select(text => text.GetString()!);

    /// <summary>The one answer that is a bare array.</summary>
    private static List<JsonElement> Inventory(Answer answer)
    {
        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        using var document = JsonDocument.Parse(answer.Body);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
