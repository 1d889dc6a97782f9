using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>The merge applies to addons too (contract.md 7.3).</summary>
public abstract class AddonMergeCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Stored = $$"""
        {"id":3,"catalogItemId":"{{Items.Monthly}}","quantity":5,"billingCycle":"monthly",
         "addonItems":[{"id":4,"catalogItemId":"{{Items.MonthlyAddon}}","quantity":2,"billingCycle":"monthly",
          "termDuration":"P1Y"}]}
        """;

    [Fact]
    [Covering]
    public async Task Addons_Absent_AreKept()
    {
        var line = await Update("");
        Assert.Equal(4, line.Int("addonItems.0.id"));
        Assert.Equal(2, line.Int("addonItems.0.quantity"));
        Assert.Equal("P1Y", line.Text("addonItems.0.termDuration"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Addons_GivenWithoutAny_AreGone(string addons) =>
        Assert.False((await Update($",\"addonItems\":{addons}")).Has("addonItems.0"));

    [Fact]
    public async Task AddonMember_Absent_IsKept()
    {
        var line = await Update($",\"addonItems\":[{Body.Line(Items.MonthlyAddon, quantity: 3, more: "\"id\":4")}]");
        Assert.Equal(3, line.Int("addonItems.0.quantity"));
        Assert.Equal("P1Y", line.Text("addonItems.0.termDuration"));
    }

    [Fact]
    public async Task AddonMember_Null_IsCleared() =>
        Assert.False(
            (
                await Update(
                    $",\"addonItems\":[{Body.Line(Items.MonthlyAddon, more: "\"id\":4,\"termDuration\":null")}]"
                )
            ).Has("addonItems.0.termDuration")
        );

    [Fact]
    public async Task AddonMember_AbsentOnAnotherAddon_IsGone() =>
        Assert.False(
            (await Update($",\"addonItems\":[{Body.Line(Items.MonthlyAddon, more: "\"id\":5")}]")).Has(
                "addonItems.0.termDuration"
            )
        );

    [Fact]
    public async Task Addons_KeptBesideLinesOfTheirIds_AreRenumbered()
    {
        var id = await Client.NewCartId(Stored);

        // The kept addon has id 4 too: ids are no longer distinct, so all are renumbered, the base before its addon.
        var after = (
            await Client.Put(
                id,
                Body.Cart(Body.Line(Items.Monthly, quantity: 5, more: "\"id\":3"), Body.OneTime(1, "\"id\":4"))
            )
        ).ShouldBe(201);

        Assert.Equal(["0", "2"], after.Each("lineItems", "id"));
        Assert.Equal(1, after.Int("lineItems.0.addonItems.0.id"));
    }

    private async Task<JsonElement> Update(string more)
    {
        var id = await Client.NewCartId(Stored);
        return (
            await Client.Put(
                id,
                Body.Cart(
                    $$"""{"id":3,"catalogItemId":"{{Items.Monthly}}","quantity":5,"billingCycle":"monthly"{{more}}}"""
                )
            )
        )
            .ShouldBe(201)
            .At("lineItems.0");
    }
}
