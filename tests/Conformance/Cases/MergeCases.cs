using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Absent is not null: an update that does not name a member that old clients cannot express keeps it (contract.md
/// 7.3).
/// </summary>
public abstract class MergeCases(ConformanceHost host) : ConformanceCases(host)
{
    /// <summary>Each member that is kept: what is stored, its value read back, and the value that clears it.</summary>
    public static TheoryData<string, string, string> Kept =>
        new()
        {
            { "termDuration", Items.Monthly, "\"P1Y\"" },
            { "promotionId", Items.Promoted, "\"SPRING\"" },
            { "renewsTo", Items.Monthly, """{"termDuration":"P3Y"}""" },
            { "customTermEndDate", Items.CustomTerm, "\"2024-12-19T00:00:00Z\"" },
            { "attestationAccepted", Items.Attested, "true" },
        };

    [Theory, MemberData(nameof(Kept))]
    [Covering]
    public async Task Member_Absent_KeepsItsValue(string member, string item, string value)
    {
        var line = await Update(Line(item, $"\"{member}\":{value}"), Line(item, ""));
        Assert.Equal(value, line.Raw(member));
        Assert.Equal(2, line.Int("quantity"));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Member_Null_IsCleared(string member, string item, string value) =>
        Assert.False((await Update(Line(item, $"\"{member}\":{value}"), Line(item, $"\"{member}\":null"))).Has(member));

    [Theory, MemberData(nameof(Kept))]
    public async Task Member_AbsentOnALineOfAnotherId_IsGone(string member, string item, string value) =>
        Assert.False((await Update(Line(item, $"\"{member}\":{value}"), Line(item, "", id: 4))).Has(member));

    [Theory, MemberData(nameof(Kept))]
    public async Task Member_AbsentOnALineWithoutId_IsGone(string member, string item, string value) =>
        Assert.False((await Update(Line(item, $"\"{member}\":{value}"), Body.Line(item, quantity: 2))).Has(member));

    [Fact]
    public async Task Member_AbsentOnALineOfAnotherItem_IsGone() =>
        Assert.False(
            (await Update(Line(Items.Monthly, "\"termDuration\":\"P1Y\""), Line(Items.EveryCycle, ""))).Has(
                "termDuration"
            )
        );

    [Fact]
    public async Task Member_GivenAnew_Replaces() =>
        Assert.Equal(
            "P3Y",
            (
                await Update(
                    Line(Items.Monthly, "\"termDuration\":\"P1Y\""),
                    Line(Items.Monthly, "\"termDuration\":\"P3Y\"")
                )
            ).Text("termDuration")
        );

    // A line's text id is the same id.
    [Fact]
    public async Task Line_WithItsIdAsText_IsMatched()
    {
        var line = await Update(Line(Items.Monthly, "\"termDuration\":\"P1Y\""), Body.Monthly(2, "\"id\":\"3\""));
        Assert.Equal("P1Y", line.Text("termDuration"));
    }

    [Fact]
    public async Task Lines_WithOneIdTwice_AreNotMatched()
    {
        var id = await Client.NewCartId(Line(Items.Monthly, "\"termDuration\":\"P1Y\""));
        var after = (await Client.Put(id, Body.Cart(Line(Items.Monthly, ""), Line(Items.Monthly, "")))).ShouldBe(201);
        Assert.False(after.Has("lineItems.0.termDuration"));
        Assert.False(after.Has("lineItems.1.termDuration"));
        Assert.Equal(["0", "1"], after.Each("lineItems", "id"));
    }

    // Matching goes by id, not by place, and numbering comes after it.
    [Fact]
    public async Task Lines_InAnotherOrder_AreMatchedById()
    {
        var id = await Client.NewCartId(
            Line(Items.Monthly, "\"termDuration\":\"P1Y\"", id: 0),
            Line(Items.Monthly, "\"termDuration\":\"P3Y\"", id: 1)
        );

        var after = (
            await Client.Put(
                id,
                Body.Cart(Line(Items.Monthly, "", id: 1), Line(Items.Monthly, "", id: 0), Body.Monthly())
            )
        ).ShouldBe(201);

        Assert.Equal("P3Y", after.Text("lineItems.0.termDuration"));
        Assert.Equal("P1Y", after.Text("lineItems.1.termDuration"));
        Assert.False(after.Has("lineItems.2.termDuration"));
        Assert.Equal(["0", "1", "2"], after.Each("lineItems", "id"));
    }

    [Theory]
    [InlineData("\"friendlyName\":\"x\"", "friendlyName")]
    [InlineData("\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"1\"}]", "participants")]
    [InlineData("\"provisioningContext\":{\"a\":\"b\"}", "provisioningContext")]
    public async Task Member_ThatEveryClientKnows_IsGoneWhenAbsent(string stored, string member) =>
        Assert.False((await Update(Line(Items.Monthly, stored), Line(Items.Monthly, ""))).Has(member));

    // PowerShell's Set-PartnerCustomerCart sends {} for a context it lost.
    [Fact]
    public async Task ProvisioningContext_GivenEmpty_Replaces() =>
        Assert.Equal(
            "{}",
            (
                await Update(
                    Line(Items.Monthly, "\"provisioningContext\":{\"a\":\"b\"}"),
                    Line(Items.Monthly, "\"provisioningContext\":{}")
                )
            ).Raw("provisioningContext")
        );

    [Fact]
    public async Task AttestationOfTheCart_Absent_IsKeptAndNullClearsIt()
    {
        var id = (
            await Client.Create($$"""{"partnerOnRecordAttestationAccepted":true,"lineItems":[{{Body.Monthly()}}]}""")
        )
            .ShouldBe(201)
            .Text("id");

        Assert.True(
            (await Client.Put(id, Body.Cart(Body.Monthly()))).ShouldBe(201).Bool("partnerOnRecordAttestationAccepted")
        );
        Assert.False(
            (await Client.Put(id, $$"""{"partnerOnRecordAttestationAccepted":null,"lineItems":[{{Body.Monthly()}}]}"""))
                .ShouldBe(201)
                .Has("partnerOnRecordAttestationAccepted")
        );
    }

    private static string Line(string item, string more, int id = 3) =>
        Body.Line(item, "monthly", 2, $"\"id\":{id}{(more is "" ? "" : ",")}{more}");

    /// <summary>Stores the one line, updates it to the other, and returns what is then read.</summary>
    private async Task<JsonElement> Update(string stored, string sent)
    {
        var id = await Client.NewCartId(stored);
        (await Client.Put(id, Body.Cart(sent))).ShouldBe(201);
        return (await Client.Get(id)).ShouldBe(200).At("lineItems.0");
    }
}
