using System.Text;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Whole conversations of the Java SDK, with <see cref="JavaSdk"/> in its place.</summary>
public abstract class JavaClientCases(ConformanceHost host) : ConformanceCases(host)
{
    private SdkSession Session => new(Client, new JavaSdk());

    [Fact]
    public async Task CreateGetPutCheckout_WithOneMore_Works()
    {
        var created = await Session.Create(
            new JavaCart
            {
                LineItems =
                [
                    new()
                    {
                        CatalogItemId = Items.Monthly,
                        Quantity = 5,
                        BillingCycle = EarlyBillingCycle.Monthly,
                        FriendlyName = "Büro",
                    },
                    new()
                    {
                        CatalogItemId = Items.OneTime,
                        Quantity = 1,
                        BillingCycle = EarlyBillingCycle.OneTime,
                        ProvisioningContext = new() { ["scope"] = "shared" },
                        Participants = [new() { Key = EarlyParticipantType.TransactionReseller, Value = "1" }],
                    },
                ],
            }
        );
        Assert.Equal(["0", "1"], created.LineItems!.Select(line => line.Id));
        Assert.Equal("Büro", created.LineItems![0].FriendlyName);

        var updated = await GetChangePut(created.Id!, cart => cart.LineItems![0].Quantity++);
        Assert.Equal(6, updated.LineItems![0].Quantity);
        Assert.Equal(created.CreationTimestamp, updated.CreationTimestamp);

        var result = await Session.Checkout<JavaCheckoutResult>(created.Id!);
        Assert.Equal(2, result.Orders!.Count);
        Assert.Null(result.OrderErrors);
    }

    // The SDK has no name for terms, addons and renewals: its get-change-put must not strip them.
    [Fact]
    public async Task GetChangePut_OfACartMadeElsewhere_KeepsWhatItCannotExpress()
    {
        var id = await Client.NewCartId(
            Body.Monthly(
                5,
                $$"""
                "id":3,"termDuration":"P1Y","renewsTo":{"termDuration":"P3Y"},"addonItems":[{{Body.Line(
                    Items.MonthlyAddon,
                    quantity: 2,
                    more: "\"id\":4"
                )}}]
                """
            )
        );

        await GetChangePut(id, cart => cart.LineItems![0].Quantity++);

        var line = (await Client.Get(id)).ShouldBe(200).At("lineItems.0");
        Assert.Equal(6, line.Int("quantity"));
        Assert.Equal("P1Y", line.Text("termDuration"));
        Assert.Equal("P3Y", line.Text("renewsTo.termDuration"));
        Assert.Equal(2, line.Int("addonItems.0.quantity"));
        Assert.Equal(4, line.Int("addonItems.0.id"));
    }

    // What Latin-1 lacks arrives as question marks; what it has must arrive whole.
    [Fact]
    public async Task Create_WithTextOutsideLatin1_IsStoredAsItCame()
    {
        var created = await Session.Create(
            new JavaCart
            {
                LineItems =
                [
                    new()
                    {
                        CatalogItemId = Items.Monthly,
                        Quantity = 1,
                        BillingCycle = EarlyBillingCycle.Monthly,
                        FriendlyName = "é事務所",
                    },
                ],
            }
        );
        Assert.Equal("é???", created.LineItems![0].FriendlyName);
    }

    [Fact]
    public async Task Create_WithoutBillingCycle_IsACart()
    {
        var created = await Session.Create(
            new JavaCart { LineItems = [new() { CatalogItemId = Items.Monthly, Quantity = 1 }] }
        );
        Assert.Null(created.LineItems![0].BillingCycle);
    }

    [Theory]
    [InlineData("""{"lineItems":[{"billingCycle":"triennial"}]}""")]
    [InlineData("""{"lineItems":[{"billingCycle":"OneTime"}]}""")]
    [InlineData("""{"lineItems":[{"participants":[{"key":"additional_transaction_reseller","value":"1"}]}]}""")]
    [InlineData("""{"lineItems":[{"participants":{"transaction_reseller":"1"}}]}""")]
    public void StandIn_GivenWhatTheSdkRejects_Rejects(string answer) =>
        Assert.Throws<JsonException>(() => new JavaSdk().Read<JavaCart>(Encoding.UTF8.GetBytes(answer)));

    [Fact]
    public void StandIn_GivenPascalCase_ReadsNothing() =>
        Assert.Null(new JavaSdk().Read<JavaCart>("""{"Id":"1","LineItems":[]}"""u8.ToArray()).LineItems);

    private async Task<JavaCart> GetChangePut(string id, Action<JavaCart> change)
    {
        var cart = await Session.Get<JavaCart>(id);
        cart.StrayLinks = cart.Links;
        change(cart);
        return await Session.Put(id, cart);
    }
}
