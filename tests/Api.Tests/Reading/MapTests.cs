using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

public sealed class MapTests
{
    [Fact]
    public void Participants_Repeated_KeepOrderAndCount()
    {
        var line = Draft.OfLine(
            """
            "participants":[{"key":"additional_transaction_reseller","value":"3"},{"VALUE":"1",
             "KEY":"transaction_reseller","more":[{}]},{"key":3,"value":"2"}]
            """
        );

        Assert.Equal(
            [
                new(ParticipantKind.AdditionalTransactionReseller, "3"),
                new(ParticipantKind.TransactionReseller, "1"),
                new(ParticipantKind.AdditionalTransactionReseller, "2"),
            ],
            line.Participants.ToArray()
        );
    }

    [Theory]
    [InlineData(
        "{\"transaction_reseller\":\"5357564\"}",
        "lineItems[0].participants must be an array of objects with key and value, but is an object."
    )]
    [InlineData(
        "[\"5357564\"]",
        "lineItems[0].participants[0] must be an object with key and value, but is \"5357564\"."
    )]
    [InlineData("[null]", "lineItems[0].participants[0] must be an object with key and value, but is null.")]
    [InlineData("[{\"key\":\"transaction_reseller\"}]", "lineItems[0].participants[0] must have a key and a value.")]
    [InlineData("[{\"value\":\"1\"}]", "lineItems[0].participants[0] must have a key and a value.")]
    [InlineData("[{\"key\":1,\"value\":null}]", "lineItems[0].participants[0] must have a key and a value.")]
    [InlineData("[{\"key\":1,\"value\":{}}]", "lineItems[0].participants[0].value must be a text, but is an object.")]
    public void Participants_OfAnotherForm_AreRefused(string json, string expected) =>
        Assert.Equal(new Refusal(RefusalCode.InvalidInput, expected), Draft.RefusalOfLine($"\"participants\":{json}"));

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Participants_AtTheLimit(int count, bool isAccepted)
    {
        var json = string.Join(",", Enumerable.Repeat("""{"key":1,"value":"1"}""", count));
        if (isAccepted)
            Assert.Equal(count, Draft.OfLine($"\"participants\":[{json}]").Participants.Length);
        else
            Assert.Contains(
                "at most 20 participants",
                Draft.RefusalOfLine($"\"participants\":[{json}]").Description,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("SubscriptionId", "subscriptionId")]
    [InlineData("subscriptionId", "subscriptionId")]
    [InlineData("ParentSubscriptionId", "parentSubscriptionId")]
    [InlineData("ARMRegion", "armRegion")]
    [InlineData("Scope", "scope")]
    [InlineData("duration", "duration")]
    [InlineData("ID", "id")]
    [InlineData("\\u0053cope", "scope")]
    [InlineData("", "")]
    public void ProvisioningName_AnyCase_BecomesCamelCase(string name, string expected) =>
        Assert.Equal(
            expected,
            Assert
                .Single(Draft.OfLine($$"""{{"\"provisioningContext\""}}:{"{{name}}":"Value"}""").ProvisioningContext)
                .Key
        );

    [Theory]
    [InlineData("""{"Scope":"A","scope":"B"}""", "scope=B")]
    [InlineData("""{"scope":"A","x":"1","SCOPE":"B"}""", "scope=B x=1")]
    [InlineData("""{"scope":"A","Scope":null}""", "")]
    [InlineData("""{"scope":null,"Scope":"A"}""", "scope=A")]
    [InlineData("""{"a":"1","b":"2","a":null,"c":"3"}""", "b=2 c=3")]
    [InlineData("""{"a":null}""", "")]
    [InlineData("""{"a":""}""", "a=")]
    [InlineData("{}", "")]
    public void Provisioning_RepeatedNames_LastWinsAndNullDrops(string json, string expected)
    {
        var context = Draft.OfLine($"\"provisioningContext\":{json}").ProvisioningContext;

        Assert.False(context.IsDefault);
        Assert.Equal(expected, string.Join(" ", context.Select(entry => $"{entry.Key}={entry.Value}")));
    }

    [Theory]
    [InlineData(
        """{"secret":{"deep":"hidden"}}""",
        "lineItems[0].provisioningContext.secret must be a text, but is an object."
    )]
    [InlineData(
        """{"secret":["hidden"]}""",
        "lineItems[0].provisioningContext.secret must be a text, but is an array."
    )]
    [InlineData("\"hidden\"", "lineItems[0].provisioningContext must be an object of texts, but is a text.")]
    [InlineData("[]", "lineItems[0].provisioningContext must be an object of texts, but is an array.")]
    [InlineData(
        """{"\ud800":"hidden"}""",
        "lineItems[0].provisioningContext has a name with U+0000 or half of a surrogate pair."
    )]
    [InlineData(
        """{"secret":"hidden\udc00"}""",
        "lineItems[0].provisioningContext must be Unicode text, but has U+0000 or half of a surrogate pair."
    )]
    public void Provisioning_OfAnotherForm_IsRefusedWithoutItsValue(string json, string expected) =>
        Assert.Equal(
            new Refusal(RefusalCode.InvalidInput, expected),
            Draft.RefusalOfLine($"\"provisioningContext\":{json}")
        );

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Provisioning_AtTheLimit(int count, bool isAccepted)
    {
        var json = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"k{i}\":\"v\",\"K{i}\":\"w\""));
        if (isAccepted)
            Assert.Equal(
                count,
                Draft.OfLine($$"""{{"\"provisioningContext\""}}:{{{json}}}""").ProvisioningContext.Length
            );
        else
            Assert.Contains(
                "at most 50",
                Draft.RefusalOfLine($$"""{{"\"provisioningContext\""}}:{{{json}}}""").Description,
                StringComparison.Ordinal
            );
    }
}
