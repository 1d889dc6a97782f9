namespace PartnerCarts.Conformance;

/// <summary>
/// Whole conversations of the open .NET SDK, of PowerShell on top of it, and of the later Java SDK, with stand-ins in
/// their place.
/// </summary>
public abstract class OpenClientCases(ConformanceHost host) : ConformanceCases(host)
{
    private SdkSession Session => new(Client, new OpenSdk());

    [Fact]
    public async Task CreateGetPutCheckout_WithOneMore_Works()
    {
        var created = await Session.Create(
            Cart(
                new OpenLine
                {
                    Id = 0,
                    CatalogItemId = Items.Monthly,
                    Quantity = 5,
                    BillingCycle = EarlyBillingCycle.Monthly,
                    TermDuration = "P1Y",
                },
                new OpenLine
                {
                    Id = 1,
                    CatalogItemId = Items.OneTime,
                    Quantity = 1,
                    BillingCycle = EarlyBillingCycle.OneTime,
                    Participants = [new() { Key = EarlyParticipantType.TransactionReseller, Value = "1" }],
                }
            )
        );
        Assert.Equal(EarlyBillingCycle.OneTime, created.LineItems![1].BillingCycle);
        Assert.Equal(EarlyParticipantType.TransactionReseller, created.LineItems[1].Participants![0].Key);

        var cart = await Session.Get<OpenCart>(created.Id!);
        cart.LineItems![0].Quantity++;
        var updated = await Session.Put(cart.Id!, cart);
        Assert.Equal(6, updated.LineItems![0].Quantity);
        Assert.Equal("P1Y", updated.LineItems[0].TermDuration);

        Assert.Equal(2, (await Session.Checkout<OpenCheckoutResult>(cart.Id!)).Orders!.Count);
        Assert.Equal(2, (await Session.Checkout<OpenCheckoutResult>(cart.Id!, 200)).Orders!.Count);
    }

    // New-PartnerCustomerCart: id 0 on every line, no term, an empty context, a cycle left unset.
    [Fact]
    public async Task PowerShell_NewCart_IsACart()
    {
        var created = await Session.Create(
            Cart(
                new OpenLine
                {
                    CatalogItemId = Items.Monthly,
                    Quantity = 1,
                    BillingCycle = EarlyBillingCycle.Monthly,
                },
                new OpenLine { CatalogItemId = Items.OneTime, Quantity = 1 }
            )
        );

        Assert.Equal([0, 1], created.LineItems!.Select(line => line.Id));
        Assert.Equal("Active", created.Status);
        Assert.All(created.LineItems!, line => Assert.Null(line.Error));
    }

    // Add-PartnerCustomerCartLineItem puts the cart as it was read.
    [Fact]
    public async Task PowerShell_AddLineItem_PutsTheCartUnchanged()
    {
        var created = await Session.Create(
            Cart(
                new OpenLine
                {
                    CatalogItemId = Items.Monthly,
                    Quantity = 1,
                    BillingCycle = EarlyBillingCycle.Monthly,
                }
            )
        );
        var read = await Session.Get<OpenCart>(created.Id!);

        var updated = await Session.Put(read.Id!, read);

        Assert.Single(updated.LineItems!);
        Assert.NotEqual(read.Attributes.Etag, updated.Attributes.Etag);
    }

    // Set-PartnerCustomerCart loses the context on its side and sends {}.
    [Fact]
    public async Task PowerShell_SetCart_ReplacesTheContextByAnEmptyOne()
    {
        var created = await Session.Create(
            Cart(
                new OpenLine
                {
                    CatalogItemId = Items.OneTime,
                    Quantity = 1,
                    BillingCycle = EarlyBillingCycle.OneTime,
                    ProvisioningContext = new() { ["scope"] = "shared" },
                }
            )
        );
        created.LineItems![0].ProvisioningContext = [];

        Assert.Empty((await Session.Put(created.Id!, created)).LineItems![0].ProvisioningContext);
        Assert.Equal("{}", (await Client.Get(created.Id!)).ShouldBe(200).Raw("lineItems.0.provisioningContext"));
    }

    [Fact]
    public async Task PowerShell_CustomerIdInBraces_IsAccepted()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Send("GET", $"/v1/customers/{{{Client.Customer}}}/carts/{id}", null)).ShouldBe(200);
        (await Client.Send("GET", $"/v1/customers/%7b{Client.Customer}%7d/carts/{id}", null)).ShouldBe(200);
    }

    [Fact]
    public async Task Cart_WithALineError_IsReadAndSentBack()
    {
        var created = await Session.Create(
            Cart(
                new OpenLine
                {
                    CatalogItemId = Items.Unknown,
                    Quantity = 1,
                    BillingCycle = EarlyBillingCycle.OneTime,
                }
            )
        );
        Assert.Equal(NetErrorCode.CatalogItemIdIsNotValid, created.LineItems![0].Error!.ErrorCode);

        // Written as "CatalogItemIdIsNotValid".
        Assert.Equal(
            NetErrorCode.CatalogItemIdIsNotValid,
            (await Session.Put(created.Id!, created)).LineItems![0].Error!.ErrorCode
        );
    }

    // The later Java SDK: addOnItems, numeric ids, a charset in its content type.
    [Fact]
    public async Task LaterJava_WithAddOnItems_IsACart()
    {
        var cart = (
            await Client.Create(
                $$"""
                {"attributes":{"objectType":"Cart"},"lineItems":[{"id":0,"catalogItemId":"{{Items.Monthly}}",
                 "quantity":5,"billingCycle":"monthly","termDuration":"P1Y",
                 "addOnItems":[{"id":1,"catalogItemId":"{{Items.MonthlyAddon}}","quantity":1,
                  "billingCycle":"monthly"}]}]}
                """,
                ("Content-Type", "application/json; charset=utf-8"),
                ("MS-PartnerCenter-Client", "Partner Center Java SDK"),
                ("MS-SdkVersion", "1.15.4")
            )
        ).ShouldBe(201);

        Assert.Equal(1, cart.Int("lineItems.0.addonItems.0.id"));
    }

    private static OpenCart Cart(params OpenLine[] lines) => new() { LineItems = [.. lines] };
}
