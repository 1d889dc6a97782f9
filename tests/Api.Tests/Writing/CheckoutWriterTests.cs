using System.Text.Json;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Writing;

public sealed class CheckoutWriterTests
{
    [Fact]
    public void Checkout_OfTheContract_IsWrittenAsThere()
    {
        const string Expected = """
            {"orders":[{"id":"a1b2c3d4e5f6","alternateId":"a1b2c3d4e5f6",
             "referenceCustomerId":"4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47","billingCycle":"monthly",
              "currencyCode":"USD","currencySymbol":"US$","lineItems":[{"lineItemNumber":0,
               "offerId":"PRODA:0001:AVAILA","subscriptionId":"d2a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
               "termDuration":"P1Y","transactionType":"New","friendlyName":"Team licences","quantity":5,
                "partnerIdOnRecord":"1000001","links":{
                "product":{"uri":"/products/PRODA?country=US","method":"GET","headers":[]},
                 "sku":{"uri":"/products/PRODA/skus/0001?country=US","method":"GET","headers":[]},
                "availability":{"uri":"/products/PRODA/skus/0001/availabilities/AVAILA?country=US","method":"GET",
                 "headers":[]}}}],
              "creationDate":"2024-05-02T08:20:00.5Z","status":"pending","transactionType":"UserPurchase",
              "links":{"self":{"uri":"/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/orders/a1b2c3d4e5f6",
               "method":"GET","headers":[]},
               "provisioningStatus":{"uri":"/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/orders/a1b2c3d4e5f6/provisioningstatus","method":"GET","headers":[]},
               "patchOperation":{"uri":"/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/orders/a1b2c3d4e5f6",
                "method":"PATCH","headers":[]}},
              "client":{},"attributes":{"objectType":"Order"}}],
             "additionalInformation":[],
             "orderErrors":[{"orderGroupId":"1","code":800020,"description":"The item in group 1 cannot be bought.",
              "attributes":{"objectType":"OrderError"}}],
             "attributes":{"objectType":"CartCheckoutResult"}}
            """;

        var actual = Samples.Json(json => CheckoutWriter.Write(json, Samples.DocumentedCheckout));

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Expected).RootElement, actual), actual.GetRawText());
    }

    [Fact]
    public void Checkout_WithoutOrdersOrFailures_HasAnEmptyListAndNoErrors() =>
        Assert.Equal(
            """{"orders":[],"additionalInformation":[],"attributes":{"objectType":"CartCheckoutResult"}}""",
            Samples.Written(json => CheckoutWriter.Write(json, new CartReply.CheckedOut(Samples.Documented, [], false)))
        );

    [Fact]
    public void Order_WithEverything_IsWritten()
    {
        const string Expected = """
            {"lineItemNumber":0,"offerId":"MS-AZR-0145P","subscriptionId":"d2a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
             "parentSubscriptionId":"e3a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
             "termDuration":"P1M","transactionType":"New","friendlyName":"Everything","quantity":1,
              "promotionId":"39NFJQT1PK7L:0001","customTermEndDate":"2025-01-01T12:00:00.1Z",
             "renewsTo":{"termDuration":"P3Y"},"provisioningContext":{"scope":"shared"},"attestationAccepted":true,
              "partnerIdOnRecord":"1",
             "additionalPartnerIdsOnRecord":["3","2"],
             "pricing":{"listPrice":23.75,"discountedPrice":21.38,"proratedPrice":19.33,"price":19.33,
              "extendedPrice":231.96},
             "purchaseCommitment":{"amount":0.75,"currency":"usd","grain":"hourly"},"links":{}}
            """;

        var order = Samples.Json(json => OrderWriter.Write(json, Samples.FullView, withPrices: true));
        var lines = order.GetProperty("lineItems");

        CartWriterTests.AssertStrict(order);
        Assert.Equal(
            ("one_time", "€", false),
            (
                order.GetProperty("billingCycle").GetString(),
                order.GetProperty("currencySymbol").GetString(),
                order.GetProperty("partnerOnRecordAttestationAccepted").GetBoolean()
            )
        );
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Expected).RootElement, lines[0]), lines[0].GetRawText());
        Assert.Equal(1, lines[1].GetProperty("lineItemNumber").GetInt32());
        Assert.Equal(
            "/products/odd%20id/skus/b%2Fc/availabilities/d%20e?country=US",
            lines[1].GetProperty("links").GetProperty("availability").GetProperty("uri").GetString()
        );
    }

    [Fact]
    public void Order_InAnUnusualCurrency_HasNoSymbol() =>
        Assert.False(
            Samples
                .Json(json =>
                    OrderWriter.Write(
                        json,
                        OrderLife.AsPlaced(Samples.DocumentedOrder with { CurrencyCode = "XAF" }),
                        withPrices: true
                    )
                )
                .TryGetProperty("currencySymbol", out _)
        );

    [Fact]
    public void Order_TheUserOfTheLicences_IsNotShown() =>
        Assert.DoesNotContain(
            "ada@contoso.com",
            Samples.Written(json => OrderWriter.Write(json, Samples.FullView, withPrices: true)),
            StringComparison.Ordinal
        );
}
