using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>
/// How request bodies are read: names, nulls, comments, what the server owns, charset (contract.md 4, Reading 1 to 3, 7
/// and 8).
/// </summary>
public abstract class JsonReadingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory]
    [InlineData(
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":7,"billingCycle":"monthly","friendlyName":"x"}]}"""
    )]
    [InlineData(
        """{"LineItems":[{"CatalogItemId":"PRODA:0001:AVAILA","Quantity":7,"BillingCycle":"monthly","FriendlyName":"x"}]}"""
    )]
    [InlineData(
        """{"LINEITEMS":[{"CATALOGITEMID":"PRODA:0001:AVAILA","QUANTITY":7,"BILLINGCYCLE":"monthly","FRIENDLYNAME":"x"}]}"""
    )]
    [InlineData(
        """{"lineitems":[{"catalogitemid":"PRODA:0001:AVAILA","quantity":7,"billingcycle":"monthly","friendlyname":"x"}]}"""
    )]
    [InlineData(
        """{"line\u0049tems":[{"catalogItemId":"PRODA:0001:AVAILA","qu\u0061ntity":7,"billingCycle":"monthly","friendlyName":"\u0078"}]}"""
    )]
    public async Task Names_InAnyCase_AreRead(string body)
    {
        var line = (await Client.Create(body)).ShouldBe(201).At("lineItems.0");

        Assert.Equal("PRODA:0001:AVAILA", line.Text("catalogItemId"));
        Assert.Equal(7, line.Int("quantity"));
        Assert.Equal("x", line.Text("friendlyName"));
    }

    [Fact, Case("C23")]
    public async Task Members_Unknown_AreIgnoredAndNotEchoed()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var body = $$$"""
            {"__Links":{"self":{"uri":"/x","method":"GET","headers":[]}},"colour":"red","nested":{"a":[1,{"b":null}]},
             "number":1e400,
             "lineItems":[{{{Body.Monthly(2, """ "colour":"blue","__Links":{"self":{}},"tags":[[],{}] """)}}}]}
            """;

        var cart = (await Client.Put(id, body)).ShouldBe(201);

        Assert.Equal(2, cart.Int("lineItems.0.quantity"));
        Assert.DoesNotContain(cart.EnumerateObject(), member =>
            member.Name is "__Links" or "colour" or "nested" or "number"
        );
        Assert.DoesNotContain(cart.At("lineItems.0").EnumerateObject(), member =>
            member.Name is "__Links" or "colour" or "tags"
        );
    }

    [Fact]
    public async Task Members_Null_AreNotGiven()
    {
        var cart = (
            await Client.Create(
                """
                {"id":null,"creationTimestamp":null,"lastModifiedTimestamp":null,"expirationTimestamp":null,
                 "lastModifiedUser":null,"status":null,"links":null,"attributes":null,
                 "partnerOnRecordAttestationAccepted":null,
                 "lineItems":[{"id":null,"catalogItemId":"PRODA:0001:AVAILA","friendlyName":null,"quantity":1,
                  "currencyCode":null,"billingCycle":null,"termDuration":null,
                  "promotionId":null,"participants":null,"provisioningContext":null,"orderGroup":null,
                   "purchaseSystem":null,"addonItems":null,"renewsTo":null,"error":null,
                  "customTermEndDate":null,"attestationAccepted":null,"coterminousSubscriptionId":null}]}
                """
            )
        ).ShouldBe(201);

        Assert.False(cart.Has("partnerOnRecordAttestationAccepted"));
        Assert.Equal(
            ["catalogItemId", "currencyCode", "id", "orderGroup", "quantity"],
            cart.At("lineItems.0").EnumerateObject().Select(member => member.Name).Order()
        );
        Assert.Equal("USD", cart.Text("lineItems.0.currencyCode"));
    }

    [Fact]
    public async Task Comments_AndTrailingCommas_AreAllowed()
    {
        var cart = (
            await Client.Create(
                """
                /* a cart */ { // with
                  "lineItems": [ /* one line */
                    { "catalogItemId": "PRODA:0001:AVAILA", /* the item */ "quantity": /* how many */ 2,
                     "billingCycle": "monthly",
                      "provisioningContext": { "scope": "shared", },
                       "participants": [ { "key": "transaction_reseller", "value": "1", }, ], }, // end of line
                  ],
                } /* end */
                """
            )
        ).ShouldBe(201);

        Assert.Equal(2, cart.Int("lineItems.0.quantity"));
        Assert.Equal("shared", cart.Text("lineItems.0.provisioningContext.scope"));
    }

    [Fact]
    public async Task Names_RepeatedInOtherCase_LastWins()
    {
        var cart = (
            await Client.Create(
                """
                {"lineItems":[{"catalogItemId":"PRODC:0001:NOSUCH","CatalogItemId":"PRODA:0001:AVAILA","Quantity":1,
                 "quantity":3,"billingCycle":"annual","BILLINGCYCLE":"monthly",
                 "friendlyName":"first","FriendlyName":"last"}]}
                """
            )
        ).ShouldBe(201);

        var line = cart.At("lineItems.0");
        Assert.Equal("PRODA:0001:AVAILA", line.Text("catalogItemId"));
        Assert.Equal(3, line.Int("quantity"));
        Assert.Equal("monthly", line.Text("billingCycle"));
        Assert.Equal("last", line.Text("friendlyName"));
    }

    [Fact]
    public async Task LineItems_RepeatedInOtherCase_LastWins() =>
        Assert.Equal(
            [Items.OneTime],
            (
                await Client.Create(
                    $$"""{"LineItems":[{{Body.Monthly()}},{{Body.Legacy()}}],"lineItems":[{{Body.OneTime()}}]}"""
                )
            )
                .ShouldBe(201)
                .Each("lineItems", "catalogItemId")
        );

    [Theory, Case("C25")]
    [InlineData("""{"ErrorCode":"catalog_item_id_is_not_valid"}""")]
    [InlineData("""{"ErrorCode":10001,"ErrorDescription":"x"}""")]
    [InlineData("\"CatalogItemIdIsNotValid\"")]
    [InlineData("\"10015\"")]
    [InlineData("10001")]
    [InlineData("[{}]")]
    [InlineData("true")]
    public async Task ServerMembers_OfAnyType_AreReplaced(string error)
    {
        var foreign = Guid.NewGuid();
        var cart = (
            await Client.Create(
                $$$"""
                {"id":"{{{foreign}}}","status":"Ordered","creationTimestamp":{{{error}}},
                 "lastModifiedTimestamp":"yesterday","expirationTimestamp":"0001-01-01T00:00:00",
                 "lastModifiedUser":{"x":1},"links":{{{error}}},"attributes":[{{{error}}}],
                 "lineItems":[{"id":4,"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly",
                  "orderGroup":"OMS-9","purchaseSystem":"x","error":{{{error}}}}]}
                """
            )
        ).ShouldBe(201);

        Assert.NotEqual(foreign.ToString(), cart.Text("id"));
        Assert.Equal("Active", cart.Text("status"));
        Assert.Equal(Client.User.ToString(), cart.Text("lastModifiedUser"));
        Assert.Equal("0", cart.Text("lineItems.0.orderGroup"));
        Assert.False(cart.Has("lineItems.0.error"));
        Assert.False(cart.Has("lineItems.0.purchaseSystem"));
        Assert.Equal($"/v1/customers/{Client.Customer}/carts/{cart.Text("id")}/", cart.Text("links.self.uri"));
        Assert.Equal("Cart", cart.Text("attributes.objectType"));
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59.9999999+14:00\"")]
    [InlineData("\"\"")]
    [InlineData("0")]
    public async Task Expiration_OfTheClient_IsIgnored(string expiration)
    {
        var cart = (
            await Client.Create($$"""{"ExpirationTimestamp":{{expiration}},"lineItems":[{{Body.Monthly()}}]}""")
        ).ShouldBe(201);
        Assert.Equal(TimeSpan.FromDays(7), cart.Time("expirationTimestamp") - cart.Time("creationTimestamp"));
    }

    [Fact]
    public async Task Charset_Utf8_IsKept()
    {
        const string Name = "Büro – 事務所 🛒";
        Assert.Equal(
            Name,
            (await Client.NewCart(Body.Monthly(1, $"\"friendlyName\":\"{Name}\""))).Text("lineItems.0.friendlyName")
        );
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    public async Task Charset_Latin1_IsRecognised(string contentType)
    {
        var body = Encoding.Latin1.GetBytes(Body.Cart(Body.Monthly(1, "\"friendlyName\":\"Büro à côté\"")));
        var cart = (await Client.SendBytes("POST", Client.CartsPath, body, ("Content-Type", contentType))).ShouldBe(
            201
        );
        Assert.Equal("Büro à côté", cart.Text("lineItems.0.friendlyName"));
    }

    [Fact]
    public async Task Charset_Utf8WithBom_IsRead()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Body.Cart(Body.Monthly()))];
        (await Client.SendBytes("POST", Client.CartsPath, body)).ShouldBe(201);
    }

    [Theory]
    [InlineData("""\ud83d""")]
    [InlineData("""\ude00\ud83d""")]
    [InlineData("""a\udc00b""")]
    public async Task Text_HalfASurrogatePair_IsRefused(string text)
    {
        var stored = await Host.StoredCarts();
        (await Client.Create(Body.Cart(Body.Monthly(1, $"\"friendlyName\":\"{text}\"")))).ShouldFailNaming(
            400,
            800002,
            "friendlyName"
        );
        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact]
    public async Task Text_Escaped_IsRead()
    {
        var name = (
            await Client.NewCart(Body.Monthly(1, """ "friendlyName":"a\"b\\c\/d\u00e9\ud83d\uded2\te" """))
        ).Text("lineItems.0.friendlyName");
        Assert.Equal("a\"b\\c/dé🛒\te", name);
    }
}
