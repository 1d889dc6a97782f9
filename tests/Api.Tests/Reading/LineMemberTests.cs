using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

public sealed class LineMemberTests
{
    [Fact]
    public void Line_EveryMember_IsRead()
    {
        var line = Draft.OfLine(
            """
            "id":7,"friendlyName":"Team","currencyCode":"USD","billingCycle":"monthly","termDuration":"P1Y",
             "promotionId":"39NFJQT1PK7L:0001",
            "renewsTo":{"termDuration":"P1M"},"customTermEndDate":"2026-02-19T00:00:00Z","attestationAccepted":true,
            "participants":[{"key":"transaction_reseller","value":"5357564"}],"provisioningContext":{"scope":"shared"},
            "addonItems":[{"catalogItemId":"d:e:f","quantity":2}]
            """
        );

        Assert.Equal(7, line.Id);
        Assert.Equal("a:b:c", line.CatalogItemId);
        Assert.Equal(1, line.Quantity);
        Assert.Equal("Team", line.FriendlyName);
        Assert.Equal("USD", line.CurrencyCode);
        Assert.Equal(BillingCycle.Monthly, line.BillingCycle);
        Assert.Equal(new("P1Y"), line.TermDuration);
        Assert.Equal(new("39NFJQT1PK7L:0001"), line.PromotionId);
        Assert.Equal(new("P1M"), line.RenewsToTerm);
        Assert.Equal(new(new DateTimeOffset(2026, 2, 19, 0, 0, 0, TimeSpan.Zero)), line.CustomTermEnd);
        Assert.Equal(new(true), line.AttestationAccepted);
        Assert.Equal([new Participant(ParticipantKind.TransactionReseller, "5357564")], line.Participants.ToArray());
        Assert.Equal([new("scope", "shared")], line.ProvisioningContext.ToArray());
        var addon = Assert.Single(line.Addons.Value!.Value);
        Assert.Equal(("d:e:f", 2), (addon.CatalogItemId, addon.Quantity));
    }

    [Fact]
    public void Line_NoMembers_AreAllAbsent()
    {
        var line = Assert.Single(Draft.Of("""{"lineItems":[{}]}""").Lines);

        Assert.Equal(new LineDraft(), line);
        Assert.True(line.Participants.IsDefault);
        Assert.True(line.ProvisioningContext.IsDefault);
        Assert.False(line.TermDuration.IsGiven || line.PromotionId.IsGiven || line.RenewsToTerm.IsGiven);
        Assert.False(line.CustomTermEnd.IsGiven || line.AttestationAccepted.IsGiven || line.Addons.IsGiven);
    }

    [Fact]
    public void Line_NullMembers_AreGivenWhereAnUpdateKeepsAbsentOnes()
    {
        var line = Assert.Single(
            Draft
                .Of(
                    """
                    {"lineItems":[{"id":null,"catalogItemId":null,"friendlyName":null,"quantity":null,
                     "currencyCode":null,"billingCycle":null,"termDuration":null,
                    "promotionId":null,"participants":null,"provisioningContext":null,"addonItems":null,
                     "renewsTo":null,"customTermEndDate":null,"attestationAccepted":null}]}
                    """
                )
                .Lines
        );

        Assert.Equal(new Optional<string?>(null), line.TermDuration);
        Assert.Equal(new Optional<string?>(null), line.PromotionId);
        Assert.Equal(new Optional<string?>(null), line.RenewsToTerm);
        Assert.Equal(new Optional<DateTimeOffset?>(null), line.CustomTermEnd);
        Assert.Equal(new Optional<bool?>(null), line.AttestationAccepted);
        Assert.True(line.Addons is { IsGiven: true, Value: null });
        Assert.Null(line.Id ?? line.Quantity);
        Assert.Null(line.CatalogItemId ?? line.FriendlyName ?? line.CurrencyCode);
        Assert.Null(line.BillingCycle);
        Assert.True(line.Participants.IsDefault && line.ProvisioningContext.IsDefault);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12", 12)]
    [InlineData("\"0\"", 0)]
    [InlineData("\"17\"", 17)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("-1", null)]
    [InlineData("\"-1\"", null)]
    [InlineData("2147483648", null)]
    [InlineData("1.5", null)]
    [InlineData("1e400", null)]
    [InlineData("\"x\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("true", null)]
    [InlineData("{\"a\":[1]}", null)]
    [InlineData("[1,[2]]", null)]
    [InlineData("null", null)]
    public void Id_NumberOrText_OrElseAbsent(string json, int? expected) =>
        Assert.Equal(expected, Draft.OfLine($"\"id\":{json},\"friendlyName\":\"after\"").Id);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("0", 0)]
    [InlineData("-3", -3)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("null", null)]
    public void Quantity_IntegerOrNumericText_IsPassedOn(string json, int? expected) =>
        Assert.Equal(expected, Draft.OfLine($"\"quantity\":{json}").Quantity);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1.5")]
    [InlineData("1e-3")]
    [InlineData("\"abc\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void Quantity_AnythingElse_IsRefusedWithPlaceValueAndLimit(string json)
    {
        var refusal = Draft.RefusalOfLine($"\"quantity\":{json}");

        Assert.Equal(RefusalCode.InvalidInput, refusal.Code);
        Assert.Equal(
            $"lineItems[0].quantity must be a whole number from 1 to 2147483647, but is {json}.",
            refusal.Description
        );
    }

    [Theory]
    [InlineData("\"catalogItemId\":\"x:y:z\",\"catalogId\":\"p:q:r\"", "x:y:z")]
    [InlineData("\"catalogId\":\"p:q:r\",\"catalogItemId\":\"x:y:z\"", "x:y:z")]
    [InlineData("\"catalogId\":\"p:q:r\"", "p:q:r")]
    [InlineData("\"CatalogID\":\"p:q:r\",\"catalogItemId\":null", "p:q:r")]
    public void CatalogItemId_EitherSpelling_IsRead(string members, string expected) =>
        Assert.Equal(expected, Assert.Single(Draft.Of($$"""{"lineItems":[{{{members}}}]}""").Lines).CatalogItemId);

    [Theory]
    [InlineData("{\"termDuration\":\"P1Y\"}", "P1Y")]
    [InlineData("{\"TermDuration\":\"P3Y\",\"more\":{}}", "P3Y")]
    [InlineData("[{\"termDuration\":\"P1M\"}]", "P1M")]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("{\"termDuration\":null}", null)]
    [InlineData("null", null)]
    public void RenewsTo_ObjectOrArrayOfOne_IsRead(string json, string? expected) =>
        Assert.Equal(new Optional<string?>(expected), Draft.OfLine($"\"renewsTo\":{json}").RenewsToTerm);

    [Theory]
    [InlineData(
        "[{\"termDuration\":\"P1M\"},{\"termDuration\":\"P1Y\"}]",
        "lineItems[0].renewsTo must be one object, but is an array of several."
    )]
    [InlineData("\"P1Y\"", "lineItems[0].renewsTo must be an object with termDuration, but is \"P1Y\".")]
    [InlineData("{\"termDuration\":{}}", "lineItems[0].renewsTo.termDuration must be a text, but is an object.")]
    public void RenewsTo_AnythingElse_IsRefused(string json, string expected) =>
        Assert.Equal(expected, Draft.RefusalOfLine($"\"renewsTo\":{json}").Description);

    [Theory]
    [InlineData("2022-02-19T00:00:00Z", "2022-02-19T00:00:00Z")]
    [InlineData("2022-02-19T00:00:00", "2022-02-19T00:00:00Z")]
    [InlineData("2022-02-19", "2022-02-19T00:00:00Z")]
    [InlineData("2022-02-19T01:30:00.1234567+02:00", "2022-02-18T23:30:00.1234567Z")]
    [InlineData("0001-01-01T00:00:00", "0001-01-01T00:00:00Z")]
    public void CustomTermEndDate_WithOrWithoutZone_IsUtc(string text, string expected)
    {
        var end = Draft.OfLine($"\"customTermEndDate\":\"{text}\"").CustomTermEnd.Value!.Value;

        Assert.Equal(TimeSpan.Zero, end.Offset);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), end);
    }

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"2022-02-30\"")]
    [InlineData("\"0001-01-01T00:00:00+02:00\"")]
    [InlineData("\"9999-12-31T23:59:59-12:00\"")]
    [InlineData("\"/Date(x)/\"")]
    [InlineData("\"/Date(1+12)/\"")]
    [InlineData("20220219")]
    [InlineData("{}")]
    public void CustomTermEndDate_NoTime_IsRefused(string json)
    {
        var refusal = Draft.RefusalOfLine($"\"customTermEndDate\":{json}");

        Assert.Equal(RefusalCode.InvalidInput, refusal.Code);
        Assert.StartsWith(
            "lineItems[0].customTermEndDate must be an ISO 8601 date and time",
            refusal.Description,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("friendlyName", "{}", "lineItems[0].friendlyName must be a text, but is an object.")]
    [InlineData("catalogItemId", "{}", "lineItems[0].catalogItemId must be a text, but is an object.")]
    [InlineData("catalogId", "[]", "lineItems[0].catalogId must be a text, but is an array.")]
    [InlineData("currencyCode", "[\"USD\"]", "lineItems[0].currencyCode must be a text, but is an array.")]
    [InlineData("termDuration", "{}", "lineItems[0].termDuration must be a text, but is an object.")]
    [InlineData("promotionId", "{}", "lineItems[0].promotionId must be a text, but is an object.")]
    [InlineData(
        "attestationAccepted",
        "\"yes\"",
        "lineItems[0].attestationAccepted must be true or false, but is \"yes\"."
    )]
    [InlineData(
        "billingCycle",
        "{}",
        "lineItems[0].billingCycle must be one of unknown, monthly, annual, none, one_time, triennial, biennial, "
            + "but is an object."
    )]
    [InlineData("addonItems", "{}", "lineItems[0].addonItems must be an array, but is an object.")]
    [InlineData("addonItems", "[1]", "lineItems[0].addonItems[0] must be an object, but is 1.")]
    [InlineData(
        "addonItems",
        "[{\"quantity\":\"x\"}]",
        "lineItems[0].addonItems[0].quantity must be a whole number from 1 to 2147483647, but is \"x\"."
    )]
    [InlineData(
        "addonItems",
        "[{},{\"addonItems\":[{}]}]",
        "lineItems[0].addonItems[1].addonItems must be empty: an addon has no addons of its own."
    )]
    public void Member_WrongType_IsRefusedWithItsPlace(string member, string json, string expected)
    {
        var refusal = Draft.RefusalOfLine($"\"{member}\":{json}");

        Assert.Equal(new Refusal(RefusalCode.InvalidInput, expected), refusal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void AddonOfAddon_None_IsAccepted(string json)
    {
        var line = Draft.OfLine(
            $$"""{{"\"addonItems\""}}:[{"catalogItemId":"d:e:f","quantity":1,"addonItems":{{json}}}]"""
        );

        Assert.Single(line.Addons.Value!.Value);
    }

    [Theory]
    [InlineData("orderGroup", "17")]
    [InlineData("purchaseSystem", "[[]]")]
    [InlineData("error", "{\"ErrorCode\":\"catalog_item_id_is_not_valid\"}")]
    [InlineData("error", "\"CatalogItemIdIsNotValid\"")]
    [InlineData("Error", "\"10015\"")]
    [InlineData("coterminousSubscriptionId", "null")]
    [InlineData("whatever", "\"\\ud800\"")]
    [InlineData("\\ud800", "1")]
    [InlineData("\\u0000", "1")]
    public void ServerOwnedOrUnknownMember_OfAnyType_IsSkipped(string member, string json) =>
        Assert.Equal("after", Draft.OfLine($"\"{member}\":{json},\"friendlyName\":\"after\"").FriendlyName);

    [Theory]
    [InlineData("\"2022-02-19\"", "2022-02-19T00:00:00Z")]
    [InlineData("\"\\/Date(1645228800000)\\/\"", "2022-02-19T00:00:00Z")]
    [InlineData("\"/Date(1645228800000+0200)/\"", "2022-02-19T00:00:00Z")]
    [InlineData("\" \"", null)]
    public void CustomTermEndDate_InOtherSpellings_IsRead(string json, string? expected) =>
        Assert.Equal(
            expected is null
                ? (DateTimeOffset?)null
                : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Draft.OfLine($"\"customTermEndDate\":{json}").CustomTermEnd.Value
        );

    [Theory]
    [InlineData("\"True\"", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("0.0", false)]
    [InlineData("-0e5", false)]
    [InlineData("2", true)]
    public void AttestationAccepted_WordOrNumber_IsRead(string json, bool expected) =>
        Assert.Equal(expected, Draft.OfLine($"\"attestationAccepted\":{json}").AttestationAccepted.Value);

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("\"2.0\"", 2)]
    [InlineData("1e3", 1000)]
    public void Quantity_WholeNumberHoweverWritten_IsRead(string json, int expected) =>
        Assert.Equal(expected, Draft.OfLine($"\"quantity\":{json}").Quantity);

    [Fact]
    public void PartnersOnRecord_AreAddedToTheParticipants_EachPairOnce() =>
        Assert.Equal(
            ["1", "2", "3"],
            Draft
                .OfLine(
                    """
                    "additionalPartnerIdsOnRecord":["2",3,null," "],"PartnerIdOnRecord":1,
                    "participants":[{"key":"transaction_reseller","value":"1"}]
                    """
                )
                .Participants.Select(participant => participant.Id)
        );
}
