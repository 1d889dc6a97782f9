namespace PartnerCarts.Conformance;

/// <summary>Enum values in all their spellings (contract.md 4, Reading 4; 5.6; 7.1 items 2 and 6).</summary>
public abstract class EnumReadingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory, Case("C17")]
    [InlineData("\"one_time\"")]
    [InlineData("\"OneTime\"")]
    [InlineData("\"ONETIME\"")]
    [InlineData("\"onetime\"")]
    [InlineData("\"oneTime\"")]
    [InlineData("\"ONE_TIME\"")]
    [InlineData("4")]
    public async Task BillingCycle_OneTimeInAnySpelling_IsAnsweredInSnakeCase(string value) =>
        Assert.Equal(
            "one_time",
            (await Client.Create(WithCycle(value))).ShouldBe(201).Text("lineItems.0.billingCycle")
        );

    [Theory]
    [InlineData(0, "unknown", "Unknown")]
    [InlineData(1, "monthly", "Monthly")]
    [InlineData(2, "annual", "Annual")]
    [InlineData(3, "none", "None")]
    [InlineData(4, "one_time", "OneTime")]
    [InlineData(5, "triennial", "Triennial")]
    [InlineData(6, "biennial", "Biennial")]
    public async Task BillingCycle_EveryValue_IsAnsweredInSnakeCase(int number, string snake, string pascal)
    {
        foreach (
            var value in (string[])[$"{number}", $"\"{snake}\"", $"\"{pascal}\"", $"\"{pascal.ToUpperInvariant()}\""]
        )
            Assert.Equal(snake, (await Client.Create(WithCycle(value))).ShouldBe(201).Text("lineItems.0.billingCycle"));
    }

    [Theory, Case("C18")]
    [InlineData("\"weekly\"")]
    [InlineData("\"one time\"")]
    [InlineData("\"month\"")]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    public async Task BillingCycle_NoValueOfTheEnum_IsRefused(string value)
    {
        var stored = await Host.StoredCarts();
        (await Client.Create(WithCycle(value))).ShouldFailNaming(400, 900126, "billingCycle", value.Trim('"'));
        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact]
    public async Task BillingCycle_UnknownInAnUpdate_IsRefusedAndNothingChanges()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var before = (await Client.Get(id)).ShouldBe(200);

        (await Client.Put(id, WithCycle("\"weekly\""))).ShouldFail(400, 900126);

        Assert.Equal(before.GetRawText(), (await Client.Get(id)).ShouldBe(200).GetRawText());
    }

    [Fact]
    public async Task BillingCycle_WrongInAnAddon_IsRefused() =>
        (
            await Client.Create(
                Body.Cart(
                    Body.Monthly(
                        1,
                        $$"""
                        "addonItems":[{{Body.Line(Items.MonthlyAddon, "weekly")}}]
                        """
                    )
                )
            )
        ).ShouldFailNaming(400, 900126, "addonItems", "weekly");

    [Theory]
    [InlineData(0, "unknown", "Unknown")]
    [InlineData(1, "transaction_reseller", "TransactionReseller")]
    [InlineData(2, "consumption_reseller", "ConsumptionReseller")]
    [InlineData(3, "additional_transaction_reseller", "AdditionalTransactionReseller")]
    public async Task Participant_EveryValue_IsAnsweredInSnakeCase(int number, string snake, string pascal)
    {
        foreach (
            var value in (string[])[$"{number}", $"\"{snake}\"", $"\"{pascal}\"", $"\"{pascal.ToUpperInvariant()}\""]
        )
            Assert.Equal(
                snake,
                (await Client.Create(WithParticipant(value))).ShouldBe(201).Text("lineItems.0.participants.0.key")
            );
    }

    [Theory]
    [InlineData("\"reseller\"")]
    [InlineData("4")]
    [InlineData("-1")]
    public async Task Participant_NoValueOfTheEnum_IsRefused(string value) =>
        (await Client.Create(WithParticipant(value))).ShouldFailNaming(400, 900126, "participants", value.Trim('"'));

    private static string WithCycle(string cycle) =>
        $$"""{"lineItems":[{"catalogItemId":"{{Items.EveryCycle}}","quantity":1,"billingCycle":{{cycle}}}]}""";

    private static string WithParticipant(string key) =>
        Body.Cart(
            Body.Monthly(
                1,
                $$"""
                "participants":[{"key":{{key}},"value":"1000001"}]
                """
            )
        );
}
