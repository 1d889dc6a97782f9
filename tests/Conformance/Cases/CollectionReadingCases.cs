namespace PartnerCarts.Conformance;

/// <summary>
/// Participants, renewsTo, provisioningContext and addons as clients spell them (contract.md 4, Reading 9 and Writing
/// 6; 5.2; 5.7).
/// </summary>
public abstract class CollectionReadingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C30")]
    public async Task Participants_Repeated_KeepOrderAndCount()
    {
        var line = (
            await Client.NewCart(
                Body.Monthly(
                    1,
                    """
                    "participants":[{"key":"transaction_reseller","value":"5357564"},
                     {"Key":"AdditionalTransactionReseller","Value":"2"},
                                    {"KEY":3,"VALUE":"1"},{"value":"2","key":"additional_transaction_reseller"}]
                    """
                )
            )
        ).At("lineItems.0");

        Assert.Equal(
            [
                "transaction_reseller",
                "additional_transaction_reseller",
                "additional_transaction_reseller",
                "additional_transaction_reseller",
            ],
            line.Each("participants", "key")
        );
        Assert.Equal(["5357564", "2", "1", "2"], line.Each("participants", "value"));
    }

    [Theory]
    [InlineData("""{"termDuration":"P1Y"}""")]
    [InlineData("""{"TermDuration":"P1Y"}""")]
    [InlineData("""[{"termDuration":"P1Y"}]""")]
    [InlineData("""[{"TermDuration":"P1Y"}]""")]
    public async Task RenewsTo_ObjectOrArrayOfOne_IsAnsweredAsAnObject(string renewsTo)
    {
        var cart = (
            await Client.Create(Body.Cart(Body.NoCycle(1, $"\"termDuration\":\"P1M\",\"renewsTo\":{renewsTo}")))
        ).ShouldBe(201);
        Assert.Equal("""{"termDuration":"P1Y"}""", cart.Raw("lineItems.0.renewsTo"));
    }

    [Theory, Case("C28")]
    [InlineData("SubscriptionId", "subscriptionId")]
    [InlineData("subscriptionId", "subscriptionId")]
    [InlineData("ParentSubscriptionId", "parentSubscriptionId")]
    [InlineData("ARMRegion", "armRegion")]
    [InlineData("URL", "url")]
    [InlineData("ID", "id")]
    [InlineData("X", "x")]
    [InlineData("domain name", "domain name")]
    [InlineData("Größe", "größe")]
    public async Task ProvisioningKey_Pascal_IsAnsweredInCamelCase(string key, string expected)
    {
        var context = (
            await Client.NewCart(
                Body.OneTime(
                    1,
                    $$"""
                    "provisioningContext":{"{{key}}":"Value_KEPT As-Is é"}
                    """
                )
            )
        ).At("lineItems.0.provisioningContext");

        var entry = Assert.Single(context.EnumerateObject());
        Assert.Equal(expected, entry.Name);
        Assert.Equal("Value_KEPT As-Is é", entry.Value.GetString());
    }

    [Fact]
    public async Task ProvisioningContext_NullValues_AreDropped() =>
        Assert.Equal(
            """{"scope":"shared"}""",
            (
                await Client.NewCart(
                    Body.OneTime(
                        1,
                        """
                        "provisioningContext":{"a":null,"Scope":"shared","B":null}
                        """
                    )
                )
            ).Raw("lineItems.0.provisioningContext")
        );

    [Fact]
    public async Task ProvisioningContext_KeysThatBecomeOne_LastWins() =>
        Assert.Equal(
            """{"scope":"last"}""",
            (
                await Client.NewCart(
                    Body.OneTime(
                        1,
                        """
                        "provisioningContext":{"Scope":"first","scope":"second","SCOPE":null,"Scope":"last"}
                        """
                    )
                )
            ).Raw("lineItems.0.provisioningContext")
        );

    [Fact]
    public async Task ProvisioningContext_EmptyValue_IsKept() =>
        Assert.Equal(
            "",
            (await Client.NewCart(Body.OneTime(1, "\"provisioningContext\":{\"scope\":\"\"}"))).Text(
                "lineItems.0.provisioningContext.scope"
            )
        );

    [Fact]
    public async Task ProvisioningContext_Empty_IsEchoed() =>
        Assert.Equal(
            "{}",
            (await Client.NewCart(Body.OneTime(1, "\"provisioningContext\":{}"))).Raw("lineItems.0.provisioningContext")
        );

    [Fact]
    public async Task ProvisioningContext_Absent_IsOmitted() =>
        Assert.False((await Client.NewCart(Body.OneTime())).Has("lineItems.0.provisioningContext"));

    [Theory]
    [InlineData("addonItems")]
    [InlineData("addOnItems")]
    [InlineData("AddonItems")]
    public async Task Addons_InAnySpelling_AreAnsweredAsAddonItems(string name)
    {
        var line = (
            await Client.NewCart(
                Body.Monthly(
                    5,
                    $$"""
                    "{{name}}":[{{Body.Line(Items.MonthlyAddon, quantity: 2)}}]
                    """
                )
            )
        ).At("lineItems.0");

        Assert.Equal(1, line.Count("addonItems"));
        Assert.Equal(Items.MonthlyAddon, line.Text("addonItems.0.catalogItemId"));
        Assert.Equal(2, line.Int("addonItems.0.quantity"));
        Assert.Equal(line.Text("orderGroup"), line.Text("addonItems.0.orderGroup"));
    }
}
