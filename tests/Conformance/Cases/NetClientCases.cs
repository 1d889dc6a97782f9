using System.Text;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Whole conversations of the .NET SDK. <see cref="NetSdk"/> stands in for the package, so that the suite needs nothing
/// but itself; contract.md 14 asks for the real one.
/// </summary>
public abstract class NetClientCases(ConformanceHost host) : ConformanceCases(host)
{
    private SdkSession Session => new(Client, new NetSdk());

    [Fact, Case("C60")]
    [Covering]
    public async Task CreateGetPutCheckout_WithOneMore_Works()
    {
        var created = await Session.Create(
            Cart(
                new NetLine
                {
                    Id = 0,
                    CatalogItemId = Items.Legacy,
                    Quantity = 1,
                    BillingCycle = NetBillingCycle.Monthly,
                },
                new NetLine
                {
                    Id = 1,
                    CatalogItemId = Items.OneTime,
                    FriendlyName = "Büro – 事務所",
                    Quantity = 2,
                    BillingCycle = NetBillingCycle.OneTime,
                    ProvisioningContext = new() { ["SubscriptionId"] = "1C461A25", ["Scope"] = "shared" },
                    Participants =
                    [
                        new() { Key = NetParticipantType.TransactionReseller, Value = "1000001" },
                        new() { Key = NetParticipantType.AdditionalTransactionReseller, Value = "2" },
                    ],
                }
            )
        );

        var cart = await Session.Get<NetCart>(created.Id!);
        cart.LineItems![1].Quantity++;
        var updated = await Session.Put(cart.Id!, cart);

        Assert.Equal(3, updated.LineItems![1].Quantity);
        Assert.Equal("Büro – 事務所", updated.LineItems[1].FriendlyName);
        Assert.Equal("1C461A25", updated.LineItems[1].ProvisioningContext!["subscriptionId"]);
        Assert.Equal(
            [NetParticipantType.TransactionReseller, NetParticipantType.AdditionalTransactionReseller],
            updated.LineItems[1].Participants!.Select(entry => entry.Key)
        );
        Assert.NotEqual(cart.Attributes.Etag, updated.Attributes.Etag);

        var result = await Session.Checkout<NetCheckoutResult>(cart.Id!);
        Assert.Equal(2, result.Orders!.Count);
        Assert.NotNull(result.OrderErrors);
        Assert.Empty(result.OrderErrors);
        Assert.Equal("Ordered", (await Session.Get<NetCart>(cart.Id!)).Status);
    }

    // The SDK writes what it does not set: id 0, cycle unknown, nulls.
    [Fact]
    public async Task Create_WithEverythingUnset_IsACart()
    {
        var cart = await Session.Create(
            Cart(
                new NetLine { CatalogItemId = Items.Monthly, Quantity = 1 },
                new NetLine { CatalogItemId = Items.OneTime, Quantity = 1 }
            )
        );

        Assert.Equal([0, 1], cart.LineItems!.Select(line => line.Id));
        Assert.All(cart.LineItems!, line => Assert.Equal(NetBillingCycle.Unknown, line.BillingCycle));
        Assert.All(cart.LineItems!, line => Assert.Null(line.Error));
    }

    [Fact]
    public async Task Cart_WithALineError_IsReadAndSentBack()
    {
        var cart = await Session.Create(
            Cart(
                new NetLine
                {
                    Id = 0,
                    CatalogItemId = Items.Unknown,
                    Quantity = 1,
                    BillingCycle = NetBillingCycle.OneTime,
                },
                new NetLine
                {
                    Id = 1,
                    CatalogItemId = Items.Capped,
                    Quantity = 11,
                    BillingCycle = NetBillingCycle.Monthly,
                }
            )
        );
        Assert.Equal(NetErrorCode.CatalogItemIdIsNotValid, cart.LineItems![0].Error!.ErrorCode);
        Assert.Equal(NetErrorCode.MaxAllowedSeatsPerSubscriptionExceeded, cart.LineItems[1].Error!.ErrorCode);

        // The error goes back as a name in snake_case; only the server says what is wrong.
        var mended = await Session.Put(cart.Id!, Cart(cart.LineItems[1]));
        Assert.Equal(NetErrorCode.MaxAllowedSeatsPerSubscriptionExceeded, mended.LineItems![0].Error!.ErrorCode);
        mended.LineItems[0].Quantity = 10;
        Assert.Null((await Session.Put(cart.Id!, mended)).LineItems![0].Error);
    }

    // The SDK's own sample: buy a base, read its subscription, buy the addon for it.
    [Fact]
    public async Task Addon_ForASubscriptionJustBought_IsOrdered()
    {
        var first = await Session.Create(
            Cart(
                new NetLine
                {
                    CatalogItemId = Items.Monthly,
                    Quantity = 5,
                    BillingCycle = NetBillingCycle.Monthly,
                }
            )
        );
        var subscription = (await Session.Checkout<NetCheckoutResult>(first.Id!))
            .Orders![0]
            .LineItems![0]
            .SubscriptionId!;

        var second = await Session.Create(
            Cart(
                new NetLine
                {
                    CatalogItemId = Items.MonthlyAddon,
                    Quantity = 1,
                    BillingCycle = NetBillingCycle.Monthly,
                    ProvisioningContext = new() { ["ParentSubscriptionId"] = subscription },
                }
            )
        );

        Assert.Equal(subscription, second.LineItems![0].ProvisioningContext!["parentSubscriptionId"]);
        Assert.Empty((await Session.Checkout<NetCheckoutResult>(second.Id!)).OrderErrors);
    }

    [Fact]
    public async Task Update_OfTheFourthLine_FindsItByPosition()
    {
        var created = await Session.Create(
            Cart([
                .. Enumerable
                    .Range(0, 6)
                    .Select(i => new NetLine
                    {
                        Id = i,
                        CatalogItemId = Items.OneTime,
                        Quantity = i + 1,
                        BillingCycle = NetBillingCycle.OneTime,
                    }),
            ])
        );
        created.LineItems![3].Quantity = 40;
        Assert.Equal(
            [1, 2, 3, 40, 5, 6],
            (await Session.Put(created.Id!, created)).LineItems!.Select(line => line.Quantity)
        );
    }

    [Fact]
    public async Task Update_WithACustomTermAndAttestations_KeepsThem()
    {
        var end = new DateTime(2024, 12, 19, 0, 0, 0, DateTimeKind.Unspecified);
        var cart = Cart(
            new NetLine
            {
                CatalogItemId = Items.CustomTerm,
                Quantity = 1,
                BillingCycle = NetBillingCycle.Monthly,
                CustomTermEndDate = end,
                AttestationAccepted = true,
            }
        );
        cart.PartnerOnRecordAttestationAccepted = true;

        var created = await Session.Create(cart);
        var updated = await Session.Put(created.Id!, created);

        Assert.Equal(DateTime.SpecifyKind(end, DateTimeKind.Utc), updated.LineItems![0].CustomTermEndDate);
        Assert.True(updated.LineItems[0].AttestationAccepted);
        Assert.True(updated.PartnerOnRecordAttestationAccepted);
    }

    // What the real SDK throws on, the stand-in throws on: otherwise the cases above would prove nothing.
    [Theory]
    [InlineData("""{"expirationTimestamp":null}""")]
    [InlineData("""{"lineItems":[{"id":null}]}""")]
    [InlineData("""{"lineItems":[{"quantity":null}]}""")]
    [InlineData("""{"lineItems":[{"quantity":"abc"}]}""")]
    [InlineData("""{"lineItems":[{"billingCycle":null}]}""")]
    [InlineData("""{"lineItems":[{"billingCycle":""}]}""")]
    [InlineData("""{"lineItems":[{"billingCycle":"monthly_"}]}""")]
    [InlineData("""{"lineItems":[{"error":{"errorCode":null}}]}""")]
    [InlineData("""{"lineItems":[{"participants":{"transaction_reseller":"1"}}]}""")]
    [InlineData("""{"lineItems":[{"renewsTo":[{"termDuration":"P1Y"}]}]}""")]
    [InlineData("""{"status":"Active"} {}""")]
    public void StandIn_GivenWhatTheSdkRejects_Rejects(string answer) =>
        Assert.Throws<JsonException>(() => new NetSdk().Read<NetCart>(Encoding.UTF8.GetBytes(answer)));

    private static NetCart Cart(params NetLine[] lines) => new() { LineItems = [.. lines] };
}
