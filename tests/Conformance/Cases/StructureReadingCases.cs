namespace PartnerCarts.Conformance;

/// <summary>Structural faults: 400/800002 and nothing stored (contract.md 7.1 items 2 and 6).</summary>
public abstract class StructureReadingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory, Case("C14")]
    [InlineData("""{"lineItems":[""")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"success\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]} {}""")]
    [InlineData("""{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]}}""")]
    [InlineData("""{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":01,"billingCycle":"monthly"}]}""")]
    [InlineData("""<cart><lineItems/></cart>""")]
    public async Task Body_Broken_IsRefusedAndNothingIsStored(string body)
    {
        var stored = await Host.StoredCarts();

        (await Client.Create(body)).ShouldFail(400, 800002);

        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Theory, Case("C24")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("1")]
    public async Task LineItems_NotAFilledArray_IsRefused(string lines)
    {
        var stored = await Host.StoredCarts();
        (await Client.Create($$"""{"lineItems":{{lines}}}""")).ShouldFailNaming(400, 800002, "lineItems");
        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact, Case("C24")]
    public async Task LineItems_Missing_IsRefused() =>
        (await Client.Create("""{"status":"Active"}""")).ShouldFailNaming(400, 800002, "lineItems");

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"PRODA:0001:AVAILA\"")]
    [InlineData("[]")]
    public async Task Line_NotAnObject_IsRefused(string line) =>
        (await Client.Create(Body.Cart(Body.Monthly(), line))).ShouldFailNaming(400, 800002, "lineItems[1]");

    [Theory]
    [InlineData(""" "quantity":1 """)]
    [InlineData(""" "quantity":1,"catalogItemId":null """)]
    [InlineData(""" "quantity":1,"catalogItemId":"" """)]
    [InlineData(""" "quantity":1,"catalogItemId":"  " """)]
    [InlineData(""" "quantity":1,"catalogItemId":[5] """)]
    public async Task CatalogItemId_BlankOrNoText_IsRefused(string members) =>
        (await Client.Create(Body.Cart($"{{{members}}}"))).ShouldFailNaming(400, 800002, "lineItems[0].catalogItemId");

    [Theory]
    [InlineData("\"friendlyName\":{}")]
    [InlineData("\"friendlyName\":[\"x\"]")]
    [InlineData("\"termDuration\":[1]")]
    [InlineData("\"addonItems\":{}")]
    [InlineData("\"addonItems\":\"x\"")]
    [InlineData("\"attestationAccepted\":\"maybe\"")]
    [InlineData("\"customTermEndDate\":\"soon\"")]
    [InlineData("\"renewsTo\":\"P1Y\"")]
    [InlineData("\"provisioningContext\":[]")]
    [InlineData("\"provisioningContext\":\"x\"")]
    [InlineData("\"provisioningContext\":{\"scope\":[5]}")]
    [InlineData("\"provisioningContext\":{\"scope\":{}}")]
    [InlineData("\"participants\":{\"transaction_reseller\":\"1\"}")]
    [InlineData("\"participants\":\"x\"")]
    public async Task Member_OfAWrongType_IsRefusedByName(string member)
    {
        var stored = await Host.StoredCarts();
        var name = member.Split('"')[1];

        (await Client.Create(Body.Cart(Body.Monthly(1, member)))).ShouldFailNaming(400, 800002, $"lineItems[0].{name}");

        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact]
    public async Task Update_Broken_ChangesNothing()
    {
        var id = await Client.NewCartId(Body.Monthly(), Body.OneTime());
        var before = (await Client.Get(id)).ShouldBe(200);

        foreach (var body in (string[])["{", "", "{}", Body.Cart(), Body.Cart(Body.Monthly(), Body.Monthly(0))])
            (await Client.Put(id, body)).ShouldFail(400, 800002);

        Assert.Equal(before.GetRawText(), (await Client.Get(id)).ShouldBe(200).GetRawText());
    }

    // Quoting hostile input in the answer must not make the answer hostile: it stays one fault of at most 1,024
    // characters.
    [Theory]
    [InlineData(""" "quantity":"\u0000\r\n\u001b[31m" """)]
    [InlineData(""" "quantity":"<script>alert('\"')</script>" """)]
    public async Task Value_Hostile_IsQuotedSafely(string quantity) =>
        (await Client.Create(Body.Cart($$"""{"catalogItemId":"{{Items.Monthly}}",{{quantity}}}"""))).ShouldFail(
            400,
            800002
        );

    [Fact]
    public async Task Value_Long_IsCutInTheDescription() =>
        (
            await Client.Create(
                Body.Cart($$"""{"catalogItemId":"{{Items.Monthly}}","quantity":"{{new string('9', 5000)}}"}""")
            )
        ).ShouldFail(400, 800002);
}
