using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What the built-in processor checks when an order is placed: stock, and whom an addon is for.</summary>
public sealed class OrderChecksTests : IDisposable
{
    private readonly OrderProcessorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Place_ItemWithStock_FailsAboveIt(int quantity, bool isPlaced)
    {
        var outcome = await _fixture.Processor.Place(
            OrderProcessorFixture.Request(OrderProcessorFixture.Line("STOCK:1:A") with { Quantity = quantity }),
            default
        );

        Assert.Equal(isPlaced, outcome is OrderOutcome.Placed);
        if (!isPlaced)
            Assert.Equal(
                new OrderFailure("0", 800010, "Item STOCK:1:A: 6 are ordered, 5 are in stock."),
                OrderProcessorFixture.Failed(outcome)
            );
    }

    [Fact]
    public async Task Place_SeveralLinesOfAnItemWithStock_CountsThemTogether()
    {
        var request = OrderProcessorFixture.Request(
            OrderProcessorFixture.Line("STOCK:1:A") with
            {
                Quantity = int.MaxValue,
            },
            OrderProcessorFixture.Line("BASE:1:A") with
            {
                Addons = [OrderProcessorFixture.Line("stock:1:a") with { Quantity = int.MaxValue }],
            }
        );

        var failure = OrderProcessorFixture.Failed(await _fixture.Processor.Place(request, default));

        Assert.Equal("Item STOCK:1:A: 4294967294 are ordered, 5 are in stock.", failure.Description);
    }

    [Fact]
    public async Task Place_ItemThatTheCatalogLetsFail_FailsWithItsCode()
    {
        _fixture.Catalog = new Catalog(
            "1",
            "USD",
            [
                new()
                {
                    Id = "BASE:1:A",
                    Plans = [new(BillingCycle.Monthly, [])],
                    StandingOrderError = 800020,
                },
            ]
        );

        var outcome = await _fixture.Processor.Place(
            OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")),
            default
        );

        Assert.Equal(800020, OrderProcessorFixture.Failed(outcome).Code);
    }

    [Fact]
    public async Task Place_StockLoweredSinceTheCartWasWritten_Fails()
    {
        _fixture.Catalog = OrderProcessorFixture.CatalogWithStock(2);

        var outcome = await _fixture.Processor.Place(
            OrderProcessorFixture.Request(OrderProcessorFixture.Line("STOCK:1:A") with { Quantity = 3 }),
            default
        );

        Assert.Equal(800010, OrderProcessorFixture.Failed(outcome).Code);
    }

    [Fact]
    public async Task Place_AddonForAnEarlierSubscriptionOfItsBase_NamesItAsParent()
    {
        var parent = await Subscribe("BASE:1:A");

        var order = OrderProcessorFixture.Placed(
            await _fixture.Processor.Place(ForParent("ADDON:1:A", parent.ToUpperInvariant()), default)
        );

        Assert.Equal(parent, Assert.Single(order.Lines).ParentSubscriptionId);
    }

    [Fact]
    public async Task Place_AddonForASubscriptionOfAnotherItem_Fails()
    {
        var parent = await Subscribe("OTHER:1:A");

        var failure = OrderProcessorFixture.Failed(
            await _fixture.Processor.Place(ForParent("ADDON:1:A", parent), default)
        );

        Assert.Equal(
            new OrderFailure(
                "0",
                800029,
                $"Item ADDON:1:A is no addon of OTHER:1:A, which subscription {parent} is for."
            ),
            failure
        );
    }

    [Fact]
    public async Task Place_AddonBelowABaseLineForASubscriptionOfAnotherItem_Fails()
    {
        var parent = await Subscribe("OTHER:1:A");
        var request = OrderProcessorFixture.Request(
            OrderProcessorFixture.Line("BASE:1:A") with
            {
                Addons = [Naming("ADDON:1:A", parent)],
            }
        );

        Assert.Equal(800029, OrderProcessorFixture.Failed(await _fixture.Processor.Place(request, default)).Code);
    }

    [Fact]
    public async Task Place_BaseItemForAnySubscription_Fails()
    {
        var parent = await Subscribe("BASE:1:A");

        Assert.Equal(
            800029,
            OrderProcessorFixture.Failed(await _fixture.Processor.Place(ForParent("OTHER:1:A", parent), default)).Code
        );
    }

    [Theory]
    [InlineData("5c3d8f10-2a7b-4e96-b1c4-0d9e6f3a8275")]
    [InlineData("not one of ours")]
    public async Task Place_UnknownParent_PassesAsItIs(string parent)
    {
        var order = OrderProcessorFixture.Placed(
            await _fixture.Processor.Place(ForParent("ADDON:1:A", parent), default)
        );

        Assert.Equal(parent, Assert.Single(order.Lines).ParentSubscriptionId);
    }

    [Fact]
    public async Task Place_ParentOfAnotherCustomer_PassesAsUnknown()
    {
        var parent = await Subscribe("OTHER:1:A");
        var request = ForParent("ADDON:1:A", parent);

        OrderProcessorFixture.Placed(
            await _fixture.Processor.Place(
                request with
                {
                    Cart = new CartKey(Guid.NewGuid(), request.Cart.CartId),
                },
                default
            )
        );
        OrderProcessorFixture.Placed(
            await _fixture.Processor.Place(request with { Partner = Guid.NewGuid() }, default)
        );
    }

    [Fact]
    public async Task Place_WithoutCatalog_ChecksNothing()
    {
        var parent = await Subscribe("OTHER:1:A");
        _fixture.Catalog = Catalog.Open;

        OrderProcessorFixture.Placed(await _fixture.Processor.Place(ForParent("ADDON:1:A", parent), default));
    }

    private async Task<string> Subscribe(string item)
    {
        var order = OrderProcessorFixture.Placed(
            await _fixture.Processor.Place(
                OrderProcessorFixture.Request(OrderProcessorFixture.Line(item)) with
                {
                    OrderId = "000000000001",
                },
                default
            )
        );
        return Assert.IsType<string>(order.Lines[0].SubscriptionId);
    }

    private static OrderRequest ForParent(string item, string parent) =>
        OrderProcessorFixture.Request(Naming(item, parent));

    private static CartLine Naming(string item, string parent) =>
        OrderProcessorFixture.Line(item) with
        {
            ProvisioningContext = [new("ParentSubscriptionId", parent)],
        };
}
