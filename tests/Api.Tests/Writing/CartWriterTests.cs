using System.Text.Json;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Writing;

public sealed class CartWriterTests
{
    [Fact]
    public void Cart_OfTheContract_IsWrittenAsThere()
    {
        const string Expected = """
            {"id":"0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1","creationTimestamp":"2024-05-02T08:15:30.1234567Z",
             "lastModifiedTimestamp":"2024-05-02T08:15:30.1234567Z",
             "expirationTimestamp":"2024-05-09T08:15:30.1234567Z",
              "lastModifiedUser":"7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893","status":"Active",
             "lineItems":[
              {"id":0,"catalogItemId":"PRODA:0001:AVAILA","friendlyName":"Team licences","quantity":5,
               "currencyCode":"USD","billingCycle":"monthly","termDuration":"P1Y",
               "participants":[{"key":"transaction_reseller","value":"1000001"}],"orderGroup":"0",
               "addonItems":[{"id":1,"catalogItemId":"PRODB:0002:AVAILB","quantity":2,"currencyCode":"USD",
                "billingCycle":"monthly","orderGroup":"0"}]},
              {"id":2,"catalogItemId":"PRODC:0001:NOSUCH","quantity":1,"currencyCode":"USD","billingCycle":"one_time",
               "provisioningContext":{"subscriptionId":"5c3d","scope":"shared"},
               "orderGroup":"1","error":{"errorCode":10001,
                "errorDescription":"Catalog item PRODC:0001:NOSUCH is not known."}}],
             "links":{"self":{"uri":"/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/carts/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1/","method":"GET","headers":[]}},
             "attributes":{"etag":"eyJpZCI6IjBmNmEiLCJ2ZXJzaW9uIjoxfQ","objectType":"Cart"}}
            """;

        Assert.Equal(
            Compact(Expected),
            Samples.Written(json => CartWriter.Write(json, Samples.Documented, "eyJpZCI6IjBmNmEiLCJ2ZXJzaW9uIjoxfQ"))
        );
    }

    [Fact]
    public void Cart_WithEverything_IsWritten()
    {
        const string Expected = """
            {"id":0,"catalogItemId":"a:b:c","friendlyName":"漢字 \"<é>\" \uD83D\uDE00","quantity":2147483647,
             "currencyCode":"USD","billingCycle":"triennial","termDuration":"P1Y",
             "promotionId":"39NFJQT1PK7L:0001","participants":[{"key":"additional_transaction_reseller","value":"3"},
              {"key":"transaction_reseller","value":"1"},
             {"key":"additional_transaction_reseller","value":"2"}],"provisioningContext":{"scope":"shared"},
              "orderGroup":"OMS-0","addonItems":[],"renewsTo":{"termDuration":"P3Y"},
             "error":{"errorCode":10015,"errorDescription":"Too many seats.",
              "additionalInformation":{"availableQuantity":3,"purchasedQuantity":0}},
             "customTermEndDate":"2025-01-01T00:00:00Z","attestationAccepted":false,
             "pricing":{"listPrice":23.75,"discountedPrice":21.38,"proratedPrice":19.33,"price":19.33,
              "extendedPrice":231.96},
             "purchaseCommitment":{"amount":0.75,"currency":"usd","grain":"hourly"}}
            """;

        var cart = Samples.Json(json => CartWriter.Write(json, Samples.Full, "tag"));

        Assert.Equal("Ordered", cart.GetProperty("status").GetString());
        Assert.True(cart.GetProperty("partnerOnRecordAttestationAccepted").GetBoolean());
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(Expected).RootElement, cart.GetProperty("lineItems")[0]),
            cart.GetProperty("lineItems")[0].GetRawText()
        );
    }

    [Theory]
    [InlineData(BillingCycle.Unknown, "unknown")]
    [InlineData(BillingCycle.Monthly, "monthly")]
    [InlineData(BillingCycle.Annual, "annual")]
    [InlineData(BillingCycle.None, "none")]
    [InlineData(BillingCycle.OneTime, "one_time")]
    [InlineData(BillingCycle.Triennial, "triennial")]
    [InlineData(BillingCycle.Biennial, "biennial")]
    public void BillingCycle_AsTheClientChose_IsSnakeCase(BillingCycle cycle, string expected) =>
        Assert.Equal(
            expected,
            WrittenLine(Samples.Line(0, "a:b:c", 1, cycle, "0")).GetProperty("billingCycle").GetString()
        );

    [Fact]
    public void BillingCycle_NotChosen_IsLeftOut() =>
        Assert.False(
            WrittenLine(Samples.Line(0, "a:b:c", 1, BillingCycle.OneTime, "0") with { BillingCycle = null })
                .TryGetProperty("billingCycle", out _)
        );

    [Fact]
    public void ProvisioningContext_GivenEmpty_IsWrittenEmpty() =>
        Assert.Equal(
            "{}",
            WrittenLine(Samples.Line(0, "a:b:c", 1, BillingCycle.OneTime, "0") with { ProvisioningContext = [] })
                .GetProperty("provisioningContext")
                .GetRawText()
        );

    [Theory]
    [InlineData("2024-05-02T08:15:30Z", "2024-05-02T08:15:30Z")]
    [InlineData("2024-05-02T08:15:30.100Z", "2024-05-02T08:15:30.1Z")]
    [InlineData("2024-05-02T08:15:30.1234560Z", "2024-05-02T08:15:30.123456Z")]
    [InlineData("2024-05-02T08:15:30.0000001+02:00", "2024-05-02T06:15:30.0000001Z")]
    public void Timestamp_AnyPrecision_IsUtcWithoutTrailingZeros(string time, string expected)
    {
        var cart = Samples.Json(json =>
            CartWriter.Write(json, Samples.Documented with { Modified = Samples.Time(time) }, "tag")
        );

        Assert.Equal(expected, cart.GetProperty("lastModifiedTimestamp").GetString());
    }

    [Fact]
    public void Names_AllOfThem_AreCamelCaseAndNeverNull() =>
        AssertStrict(Samples.Json(json => CartWriter.Write(json, Samples.Full, "tag")));

    [Fact]
    public void Text_WithHalfASurrogatePair_IsStillUtf8() =>
        Assert.Contains(
            "\uFFFD",
            Samples
                .Json(json => CartWriter.Write(json, Samples.Documented with { ModifiedBy = "x\uD800y" }, "tag"))
                .GetProperty("lastModifiedUser")
                .GetString(),
            StringComparison.Ordinal
        );

    internal static void AssertStrict(JsonElement value)
    {
        Assert.NotEqual(JsonValueKind.Null, value.ValueKind);
        if (value.ValueKind == JsonValueKind.Array)
            Assert.All(value.EnumerateArray(), AssertStrict);
        if (value.ValueKind != JsonValueKind.Object)
            return;
        var names = value.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), name));
        Assert.All(value.EnumerateObject(), member => AssertStrict(member.Value));
    }

    private static JsonElement WrittenLine(CartLine line) => Samples.Json(json => LineWriter.Write(json, line));

    private static string Compact(string json) =>
        string.Concat(json.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
