using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

public sealed class EnumTests
{
    [Theory]
    [InlineData("\"unknown\"", BillingCycle.Unknown)]
    [InlineData("\"Unknown\"", BillingCycle.Unknown)]
    [InlineData("0", BillingCycle.Unknown)]
    [InlineData("\"monthly\"", BillingCycle.Monthly)]
    [InlineData("\"Monthly\"", BillingCycle.Monthly)]
    [InlineData("1", BillingCycle.Monthly)]
    [InlineData("\"annual\"", BillingCycle.Annual)]
    [InlineData("2", BillingCycle.Annual)]
    [InlineData("\"none\"", BillingCycle.None)]
    [InlineData("3", BillingCycle.None)]
    [InlineData("\"one_time\"", BillingCycle.OneTime)]
    [InlineData("\"OneTime\"", BillingCycle.OneTime)]
    [InlineData("\"ONETIME\"", BillingCycle.OneTime)]
    [InlineData("\"One_Time\"", BillingCycle.OneTime)]
    [InlineData("\"4\"", BillingCycle.OneTime)]
    [InlineData("4", BillingCycle.OneTime)]
    [InlineData("\"triennial\"", BillingCycle.Triennial)]
    [InlineData("5", BillingCycle.Triennial)]
    [InlineData("\"biennial\"", BillingCycle.Biennial)]
    [InlineData("6", BillingCycle.Biennial)]
    [InlineData("null", null)]
    public void BillingCycle_EverySpelling_IsRead(string json, BillingCycle? expected) =>
        Assert.Equal(expected, Draft.OfLine($"\"billingCycle\":{json}").BillingCycle);

    [Theory]
    [InlineData("\"weekly\"")]
    [InlineData("\"\"")]
    [InlineData("\"one_time_\"")]
    [InlineData("\"o_n_e_t_i_m_e\"")]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("\"-1\"")]
    [InlineData("4.0")]
    [InlineData("99999999999999999999")]
    public void BillingCycle_OfNoValue_IsEnumNotParsed(string json)
    {
        var refusal = Draft.RefusalOfLine($"\"billingCycle\":{json}");

        Assert.Equal(RefusalCode.EnumNotParsed, refusal.Code);
        Assert.Equal(
            $"lineItems[0].billingCycle is {json}, which is none of unknown, monthly, annual, none, one_time, "
                + $"triennial, biennial.",
            refusal.Description
        );
    }

    [Theory]
    [InlineData("\"transaction_reseller\"", ParticipantKind.TransactionReseller)]
    [InlineData("\"TransactionReseller\"", ParticipantKind.TransactionReseller)]
    [InlineData("1", ParticipantKind.TransactionReseller)]
    [InlineData("\"unknown\"", ParticipantKind.Unknown)]
    [InlineData("0", ParticipantKind.Unknown)]
    [InlineData("\"consumption_reseller\"", ParticipantKind.ConsumptionReseller)]
    [InlineData("2", ParticipantKind.ConsumptionReseller)]
    [InlineData("\"ADDITIONAL_TRANSACTION_RESELLER\"", ParticipantKind.AdditionalTransactionReseller)]
    [InlineData("\"AdditionalTransactionReseller\"", ParticipantKind.AdditionalTransactionReseller)]
    [InlineData("3", ParticipantKind.AdditionalTransactionReseller)]
    public void ParticipantKey_EverySpelling_IsRead(string json, ParticipantKind expected) =>
        Assert.Equal(
            expected,
            Assert.Single(Draft.OfLine($$"""{{"\"participants\""}}:[{"Key":{{json}},"Value":"1"}]""").Participants).Kind
        );

    [Fact]
    public void ParticipantKey_OfNoValue_NamesItsPlace()
    {
        var refusal = Draft.RefusalOfLine(
            """
            "participants":[{"key":0,"value":"1"},{"key":"reseller","value":"2"}]
            """
        );

        Assert.Equal(RefusalCode.EnumNotParsed, refusal.Code);
        Assert.StartsWith(
            "lineItems[0].participants[1].key is \"reseller\"",
            refusal.Description,
            StringComparison.Ordinal
        );
    }
}
