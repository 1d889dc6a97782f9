using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What the desk checks when an order is placed: stock, and whom an addon is for.</summary>
public sealed class OrderChecksTests : IDisposable
{
    private readonly DeskFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Place_ItemWithStock_FailsAboveIt(int quantity, bool isPlaced)
    {
        var outcome = await _fixture.Desk.Place(DeskFixture.Request(DeskFixture.Line("STOCK:1:A") with { Quantity = quantity }), default);

        Assert.Equal(isPlaced, outcome is OrderOutcome.Placed);
        if (!isPlaced)
            Assert.Equal(new OrderFailure("0", 800010, "Item STOCK:1:A: 6 are ordered, 5 are in stock."), DeskFixture.Failed(outcome));
    }

    [Fact]
    public async Task Place_SeveralLinesOfAnItemWithStock_CountsThemTogether()
    {
        var request = DeskFixture.Request(
            DeskFixture.Line("STOCK:1:A") with { Quantity = int.MaxValue },
            DeskFixture.Line("BASE:1:A") with { Addons = [DeskFixture.Line("stock:1:a") with { Quantity = int.MaxValue }] });

        var failure = DeskFixture.Failed(await _fixture.Desk.Place(request, default));

        Assert.Equal("Item STOCK:1:A: 4294967294 are ordered, 5 are in stock.", failure.Description);
    }

    [Fact]
    public async Task Place_StockLoweredSinceTheCartWasWritten_Fails()
    {
        _fixture.Catalog = DeskFixture.CatalogWithStock(2);

        var outcome = await _fixture.Desk.Place(DeskFixture.Request(DeskFixture.Line("STOCK:1:A") with { Quantity = 3 }), default);

        Assert.Equal(800010, DeskFixture.Failed(outcome).Code);
    }

    [Fact]
    public async Task Place_AddonForAnEarlierSubscriptionOfItsBase_NamesItAsParent()
    {
        var parent = await Subscribe("BASE:1:A");

        var order = DeskFixture.Placed(await _fixture.Desk.Place(ForParent("ADDON:1:A", parent.ToUpperInvariant()), default));

        Assert.Equal(parent, Assert.Single(order.Lines).ParentSubscriptionId);
    }

    [Fact]
    public async Task Place_AddonForASubscriptionOfAnotherItem_Fails()
    {
        var parent = await Subscribe("OTHER:1:A");

        var failure = DeskFixture.Failed(await _fixture.Desk.Place(ForParent("ADDON:1:A", parent), default));

        Assert.Equal(new OrderFailure("0", 800029, $"Item ADDON:1:A is no addon of OTHER:1:A, which subscription {parent} is for."), failure);
    }

    [Fact]
    public async Task Place_AddonBelowABaseLineForASubscriptionOfAnotherItem_Fails()
    {
        var parent = await Subscribe("OTHER:1:A");
        var request = DeskFixture.Request(DeskFixture.Line("BASE:1:A") with { Addons = [Naming("ADDON:1:A", parent)] });

        Assert.Equal(800029, DeskFixture.Failed(await _fixture.Desk.Place(request, default)).Code);
    }

    [Fact]
    public async Task Place_BaseItemForAnySubscription_Fails()
    {
        var parent = await Subscribe("BASE:1:A");

        Assert.Equal(800029, DeskFixture.Failed(await _fixture.Desk.Place(ForParent("OTHER:1:A", parent), default)).Code);
    }

    [Theory]
    [InlineData("5c3d8f10-2a7b-4e96-b1c4-0d9e6f3a8275")]
    [InlineData("not one of ours")]
    public async Task Place_UnknownParent_PassesAsItIs(string parent)
    {
        var order = DeskFixture.Placed(await _fixture.Desk.Place(ForParent("ADDON:1:A", parent), default));

        Assert.Equal(parent, Assert.Single(order.Lines).ParentSubscriptionId);
    }

    [Fact]
    public async Task Place_ParentOfAnotherCustomer_PassesAsUnknown()
    {
        var parent = await Subscribe("OTHER:1:A");
        var request = ForParent("ADDON:1:A", parent);

        DeskFixture.Placed(await _fixture.Desk.Place(request with { Cart = new CartKey(Guid.NewGuid(), request.Cart.CartId) }, default));
        DeskFixture.Placed(await _fixture.Desk.Place(request with { Partner = Guid.NewGuid() }, default));
    }

    [Fact]
    public async Task Place_WithoutCatalog_ChecksNothing()
    {
        var parent = await Subscribe("OTHER:1:A");
        _fixture.Catalog = Catalog.Open;

        DeskFixture.Placed(await _fixture.Desk.Place(ForParent("ADDON:1:A", parent), default));
    }

    private async Task<string> Subscribe(string item)
    {
        var order = DeskFixture.Placed(await _fixture.Desk.Place(DeskFixture.Request(DeskFixture.Line(item)) with { OrderId = "000000000001" }, default));
        return Assert.IsType<string>(order.Lines[0].SubscriptionId);
    }

    private static OrderRequest ForParent(string item, string parent) => DeskFixture.Request(Naming(item, parent));

    private static CartLine Naming(string item, string parent) => DeskFixture.Line(item) with { ProvisioningContext = [new("ParentSubscriptionId", parent)] };
}
