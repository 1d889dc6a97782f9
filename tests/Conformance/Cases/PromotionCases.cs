using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Promotions, and who may have them (contract.md 22.5; 16.4 for the lines of carts).</summary>
public abstract class PromotionCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Year = "\"termDuration\":\"P1Y\"";

    private static readonly string[] InForce = [Items.Promotion, Items.FirstPromotion, Items.OncePromotion];

    [Fact]
    public async Task Promotions_OfACountryAndASegment_AreThoseInForce()
    {
        var list = (await Get("/v1/productpromotions?country=us&segment=Commercial")).ShouldBe(200);

        Assert.Equal(InForce, list.Each("items", "id"));
        Assert.Equal(3, list.Int("totalCount"));
        Assert.False(list.Has("items.0.promotionConstraints"));
        Assert.Equal("P1Y", list.Text("items.0.requiredProducts.0.term.duration"));
        Assert.Equal("Monthly", list.Text("items.0.requiredProducts.0.term.billingCycle"));
        Assert.Equal("10", list.Text("items.0.requiredProducts.0.pricingPolicies.0.value"));
        Assert.True(list.Bool("items.1.properties.isAutoApplicable"));
    }

    [Fact]
    public async Task Promotion_ReadAlone_ShowsItsLimits()
    {
        var found = (await Get($"/v1/productpromotions/{Items.OncePromotion}?country=US")).ShouldBe(200);

        Assert.Equal(1, found.Int("promotionConstraints.assetOwnershipLimits.0.maxAssets"));
        Assert.Equal("BASE/0001", found.Text("promotionConstraints.productOwnershipConstraints.0.0.bigId"));
        Assert.Equal("[]", found.Raw("promotionConstraints.seatConstraints"));
        var over = (await Get($"/v1/productpromotions/{Items.OldPromotion.ToLowerInvariant()}?country=US")).ShouldBe(
            200
        );
        Assert.Equal("2024-01-31T00:00:00Z", over.Text("endDate"));
    }

    [Theory]
    [InlineData("?segment=commercial", 400, 400056)]
    [InlineData("?country=US", 400, 400056)]
    [InlineData("?country=US&segment=%20", 400, 400056)]
    [InlineData("?country=US&segment=all", 403, 400030)]
    [InlineData("/NOSUCH?country=US", 404, 1000)]
    [InlineData($"/{Items.OldPromotion}?country=DE", 404, 1000)]
    [InlineData($"/{Items.OldPromotion}", 400, 400056)]
    public async Task Promotions_AskedBadly_AreRefused(string path, int status, int code) =>
        (await Get($"/v1/productpromotions{path}")).ShouldFail(status, code);

    [Fact, Case("C124")]
    [Covering]
    public async Task Eligibility_OfMoreSeatsThanAreLeft_NamesThem()
    {
        await Order(Body.Line(Items.Base, "monthly", 6, $"{Year},\"promotionId\":\"{Items.Promotion}\""));

        var answer = (await Ask(Item(Items.Base, 900))).ShouldBe(200);

        Assert.Equal(
            """
            {"id":0,"catalogItemId":"BASE:0001:A","quantity":900,"billingCycle":"monthly","termDuration":"P1Y",
            "eligibilities":[{"promotionId":"XKP7PROMO001:0002:XKP7PROMOA11","isEligible":false,
            "errors":[{"minimumRequiredSeats":1,"maximumRequiredSeats":500,"availableSeats":494,"type":"SeatCount",
            "description":"900 seats are more than the 494 that are left of 500."}]}],
            "attributes":{"objectType":"PromotionEligibilities"}}
            """.ReplaceLineEndings(""),
            answer.Raw("items.0")
        );
        Assert.Equal(["totalCount", "items", "attributes"], answer.EnumerateObject().Select(member => member.Name));
        Assert.True((await Ask(Item(Items.Base, 494))).ShouldBe(200).Bool("items.0.eligibilities.0.isEligible"));
    }

    /// <summary>What is said here and what a line gets are one and the same.</summary>
    [Fact]
    [Covering]
    public async Task Promotion_UsedOnce_IsGrantedToAnOwnerOnce()
    {
        var line = Body.Line(Items.Limited, more: $"{Year},\"promotionId\":\"{Items.OncePromotion}\"");
        await ShouldFail("PrerequisiteProductOwnership");
        Assert.Equal(100, await PriceOf(line));

        await Order(Body.Line(Items.Base, more: Year));
        Assert.True((await Ask(Item(Items.Limited))).ShouldBe(200).Bool("items.0.eligibilities.0.isEligible"));
        Assert.Equal(80, await PriceOf(line));

        await Order(line);
        var error = await ShouldFail("RedemptionLimit");
        Assert.Equal(1, error.Int("maxPromotionRedemptionCount"));
        Assert.Equal(0, error.Int("remainingPromotionRedemptionCount"));
        Assert.Equal(100, await PriceOf(line));

        async Task<JsonElement> ShouldFail(string type)
        {
            var found = (await Ask(Item(Items.Limited))).ShouldBe(200).At("items.0.eligibilities.0.errors.0");
            Assert.Equal(type, found.Text("type"));
            return found;
        }
    }

    [Fact]
    [Covering]
    public async Task FirstPurchase_AfterOne_IsOver()
    {
        var item = Item(Items.FirstPurchase, term: "P1M");
        Assert.True((await Ask(item)).ShouldBe(200).Bool("items.0.eligibilities.0.isEligible"));

        await Order(Body.Line(Items.FirstPurchase, more: "\"termDuration\":\"P1M\""));

        Assert.Equal(["OfferPurchasedPreviously"], Errors((await Ask(item)).ShouldBe(200)));
        Assert.Equal(10, await PriceOf(Body.Line(Items.FirstPurchase, more: "\"termDuration\":\"P1M\"")));
    }

    [Fact]
    public async Task Eligibility_OfAnotherTerm_NamesTheTerms()
    {
        var error = (await Ask(Item(Items.Limited, term: "P1M"))).ShouldBe(200).At("items.0.eligibilities.0.errors.0");

        Assert.Equal("Term", error.Text("type"));
        Assert.Equal(
            """[{"duration":"P1Y","billingCycle":"Monthly"},{"duration":"P1Y","billingCycle":"Annual"}]""",
            error.Raw("eligibleTerms")
        );
    }

    [Theory]
    [InlineData(Items.Unknown, null, "InvalidCatalogItemId")]
    [InlineData(Items.Unknown, Items.Promotion, "InvalidCatalogItemId")]
    [InlineData(Items.Base, "NOSUCH", "InvalidPromotion")]
    [InlineData(Items.Base, Items.OncePromotion, "InvalidPromotion")]
    [InlineData(Items.Limited, Items.OldPromotion, "InvalidPromotion")]
    [InlineData(Items.Saas, null, "NoPromotionsAvailable")]
    public async Task Eligibility_OfNothing_SaysWhy(string item, string? promotion, string type)
    {
        var answer = (await Ask(Item(item, promotion: promotion))).ShouldBe(200);

        Assert.Equal([type], Errors(answer));
        Assert.Equal(promotion, answer.Has("items.0.promotionId") ? answer.Text("items.0.promotionId") : null);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[{"catalogItemId":"a:b:c","quantity":1,"billingCycle":"monthly"}]}""")]
    [InlineData("""{"items":[{"id":"x","catalogItemId":"a:b:c","quantity":1,"billingCycle":"monthly"}]}""")]
    [InlineData("""{"items":[{"id":0,"catalogItemId":" ","quantity":1,"billingCycle":"monthly"}]}""")]
    [InlineData("""{"items":[{"id":0,"catalogItemId":"a:b:c","quantity":0,"billingCycle":"monthly"}]}""")]
    [InlineData("""{"items":[{"id":0,"catalogItemId":"a:b:c","quantity":1,"billingCycle":"weekly"}]}""")]
    [InlineData("""{"items":[7]}""")]
    public async Task Eligibility_AskedBadly_Is800002(string body) => (await Send(body)).ShouldFail(400, 800002);

    private Task<Answer> Get(string path) => Client.Send("GET", path, null);

    private Task<Answer> Ask(string item) => Send($$"""{"Items":[{{item}}]}""");

    private Task<Answer> Send(string body) =>
        Client.Send("POST", $"/v1/customers/{Client.Customer}/promotionEligibilities", body);

    private async Task Order(string line) => await Client.NewOrderedCartId(line);

    /// <summary>What a line of a new cart costs with what is taken off.</summary>
    private async Task<decimal> PriceOf(string line) =>
        (await Client.NewCart(line)).At("lineItems.0.pricing.discountedPrice").GetDecimal();

    private static string Item(string item, int quantity = 1, string term = "P1Y", string? promotion = null)
    {
        var more = promotion is null ? "" : $",\"promotionId\":\"{promotion}\"";
        more = $",\"billingCycle\":\"Monthly\"{more}";
        return $$"""{"id":"0","catalogItemId":"{{item}}","quantity":{{quantity}},"termDuration":"{{term}}"{{more}}}""";
    }

    private static IEnumerable<string> Errors(JsonElement answer) =>
        answer.Each("items.0.eligibilities.0.errors", "type");
}
