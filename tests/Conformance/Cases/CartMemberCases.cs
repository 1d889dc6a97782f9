using System.Text;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>The members of a cart as they are written (contract.md 5.1, 5.8; contract.md 4, Writing).</summary>
public abstract class CartMemberCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact]
    public async Task Cart_New_HasTheServersMembers()
    {
        var cart = await Client.NewCart(Body.Monthly());

        var id = cart.Text("id");
        Assert.Equal(id, Guid.Parse(id).ToString("D"));
        Assert.Equal(Host.Now, cart.Time("creationTimestamp"));
        Assert.Equal(Host.Now, cart.Time("lastModifiedTimestamp"));
        Assert.Equal(Host.Now + TimeSpan.FromDays(7), cart.Time("expirationTimestamp"));
        Assert.Equal(Client.User.ToString(), cart.Text("lastModifiedUser"));
        Assert.Equal("Active", cart.Text("status"));
        Assert.Equal("Cart", cart.Text("attributes.objectType"));
        Assert.Equal(
            [
                "attributes",
                "creationTimestamp",
                "expirationTimestamp",
                "id",
                "lastModifiedTimestamp",
                "lastModifiedUser",
                "lineItems",
                "links",
                "status",
            ],
            cart.EnumerateObject().Select(member => member.Name).Order()
        );
    }

    [Fact]
    [Covering]
    public async Task Cart_Read_IsTheCartThatWasWritten()
    {
        var created = await Client.Create(Body.Cart(Body.Monthly(), Body.OneTime(2)));
        var read = await Client.Get(created.ShouldBe(201).Text("id"));

        read.ShouldBe(200);
        Assert.Equal(created.Text, read.Text);
        Assert.Equal(created.Header("ETag"), read.Header("ETag"));
    }

    [Fact]
    public async Task SelfLink_Always_HasUriMethodAndHeaders()
    {
        var cart = await Client.NewCart(Body.Monthly());

        Assert.Equal($"/v1/customers/{Client.Customer}/carts/{cart.Text("id")}/", cart.Text("links.self.uri"));
        Assert.Equal("GET", cart.Text("links.self.method"));
        Assert.Equal(0, cart.Count("links.self.headers"));
        (await Client.Send("GET", cart.Text("links.self.uri"), null)).ShouldBe(200);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task PartnerOnRecordAttestation_Given_IsEchoed(string value)
    {
        var cart = (
            await Client.Create(
                $$"""{"PartnerOnRecordAttestationAccepted":{{value}},"lineItems":[{{Body.Monthly()}}]}"""
            )
        ).ShouldBe(201);
        Assert.Equal(value, cart.Raw("partnerOnRecordAttestationAccepted"));
    }

    [Fact, Case("C29")]
    public async Task Expiration_Always_Is7DaysAfterCreation()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Host.Advance(TimeSpan.FromHours(1));
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);

        var cart = (await Client.Get(id)).ShouldBe(200);

        Assert.Equal(TimeSpan.FromDays(7), cart.Time("expirationTimestamp") - cart.Time("creationTimestamp"));
        Assert.All((string[])["creationTimestamp", "lastModifiedTimestamp", "expirationTimestamp"], name =>
            Assert.EndsWith("Z", cart.Text(name), StringComparison.Ordinal)
        );
    }

    // Seven digits, six, none: trailing zeros are trimmed and no tick is lost.
    [Fact]
    public async Task Timestamps_Always_HaveTheTicksOfTheClock()
    {
        foreach (
            var step in (TimeSpan[])
                [
                    TimeSpan.FromTicks(1),
                    TimeSpan.FromTicks(10 - (Host.Now.Ticks + 1) % 10),
                    TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(Host.Now.Ticks % TimeSpan.TicksPerSecond),
                ]
        )
        {
            Host.Advance(step);
            var written = (await Client.NewCart(Body.Monthly())).Text("creationTimestamp");
            Assert.Equal(Host.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", null), written);
        }
    }

    [Fact]
    [Covering]
    public async Task Text_OutsideLatin1_IsValidUtf8OnTheWire()
    {
        const string Name = "é – 事務所 🛒 \u2028 </script>";
        var answer = await Client.Create(
            Body.Cart(Body.Monthly(1, $"\"friendlyName\":{JsonSerializer.Serialize(Name)}"))
        );

        Assert.Equal(Name, answer.ShouldBe(201).Text("lineItems.0.friendlyName"));
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Body);
    }

    [Fact]
    public async Task Response_WithoutAcceptEncoding_IsNotCompressed()
    {
        var lines = Enumerable.Repeat(Body.Monthly(1, $"\"friendlyName\":\"{new string('a', 500)}\""), 50).ToArray();
        var id = await Client.NewCartId(lines);

        var answer = await Client.Get(id);

        answer.ShouldBe(200);
        Assert.Null(answer.Header("Content-Encoding"));
    }
}
