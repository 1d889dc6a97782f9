using System.Collections.Immutable;
using PartnerCarts.Carts;
using static PartnerCarts.Engine.Contracts.Samples;

namespace PartnerCarts.Engine.Contracts;

/// <summary>
/// What every <see cref="IOrderProcessor"/> does. Derive from it, say what the processor sells and what it refuses, and
/// every test here runs against it.
/// </summary>
public abstract class OrderProcessorContract
{
    /// <summary>The processor under test: without orders at the beginning of a test.</summary>
    protected abstract IOrderProcessor Processor { get; }

    /// <summary>A line of a cart that the processor makes an order of.</summary>
    protected abstract CartLine Sold { get; }

    /// <summary>A line of a cart that it refuses.</summary>
    protected abstract CartLine Refused { get; }

    [Fact]
    public async Task Place_WhatIsSold_IsAnOrderOfTheRequest()
    {
        var request = Request(Sold) with { CustomerUserUpn = "user@example.com" };

        var order = await Placed(request);

        Assert.Equal(
            (request.OrderId, request.Cart.CustomerId, request.Group, request.BillingCycle, request.CurrencyCode),
            (order.Id, order.CustomerId, order.Group, order.BillingCycle, order.CurrencyCode)
        );
        Assert.Equal("user@example.com", order.CustomerUserUpn);
        var line = Assert.Single(order.Lines);
        Assert.Equal((Sold.CatalogItemId, Sold.Quantity), (line.OfferId, line.Quantity));
    }

    [Fact]
    public async Task Place_SeveralLinesWithAddons_HasEachAfterItsBase()
    {
        var addon = Sold with { Id = 1, Quantity = 2 };

        var order = await Placed(Request(Sold with { Addons = [addon] }, Sold with { Id = 2, Quantity = 3 }));

        Assert.Equal([Sold.Quantity, 2, 3], order.Lines.Select(line => line.Quantity));
    }

    [Fact]
    public async Task Find_PlacedOrder_IsTheAnswerOfPlace()
    {
        var order = await Placed(Request(Sold));

        Same.Order(order, await Processor.Find(Partner, Customer, order.Id, default));
    }

    [Fact]
    public async Task Place_Again_IsTheSameOrder()
    {
        var order = await Placed(Request(Sold));

        Same.Order(order, await Placed(Request(Sold)));
    }

    [Fact]
    public async Task Place_AgainWithOtherLines_IsTheFirstOrder()
    {
        var order = await Placed(Request(Sold));

        Same.Order(order, await Placed(Request(Refused)));
        Same.Order(order, await Processor.Find(Partner, Customer, order.Id, default));
    }

    [Fact]
    public async Task Place_OneIdFromManySides_IsOneOrder()
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Placed(Request(Sold)))));

        var kept = await Processor.Find(Partner, Customer, orders[0].Id, default);
        Assert.All(orders, order => Same.Order(kept!, order));
    }

    [Fact]
    public async Task Place_OneIdForAnotherPartnerOrCustomer_IsAnOrderOfEach()
    {
        var one = Request(Sold);
        var ofOtherPartner = one with { Partner = OtherPartner, Lines = [Sold with { Quantity = 2 }] };
        var ofOtherCustomer = one with
        {
            Cart = one.Cart with { CustomerId = OtherCustomer },
            Lines = [Sold with { Quantity = 3 }],
        };

        foreach (var request in new[] { one, ofOtherPartner, ofOtherCustomer })
            Same.Order(
                await Placed(request),
                await Processor.Find(request.Partner, request.Cart.CustomerId, request.OrderId, default)
            );
        Assert.Equal(1, (await Processor.Find(Partner, Customer, one.OrderId, default))!.Lines[0].Quantity);
    }

    [Fact]
    public async Task Place_WhatIsRefused_IsAnAnswerWithACodeOfTheContractAndNoOrder()
    {
        var outcome = await Processor.Place(Request(Refused) with { Group = "7" }, default);

        var failure = Assert.IsType<OrderOutcome.Failed>(outcome).Failure;
        Assert.Equal("7", failure.Group);
        Assert.Contains(failure.Code, OrderErrors.Codes);
        Assert.NotEmpty(failure.Description);
        Assert.Null(await Processor.Find(Partner, Customer, Request(Refused).OrderId, default));
    }

    [Theory]
    [InlineData("000000000000")]
    [InlineData("")]
    [InlineData("../a1b2c3d4e5f6")]
    [InlineData("a1b2c3d4e5f6\0")]
    public async Task Find_IdOfNoOrder_IsNull(string id)
    {
        await Placed(Request(Sold));

        Assert.Null(await Processor.Find(Partner, Customer, id, default));
    }

    [Fact]
    public async Task Find_ByAnotherPartnerOrOfAnotherCustomer_IsNull()
    {
        var order = await Placed(Request(Sold));

        Assert.Null(await Processor.Find(OtherPartner, Customer, order.Id, default));
        Assert.Null(await Processor.Find(Partner, OtherCustomer, order.Id, default));
    }

    private async Task<Order> Placed(OrderRequest request) =>
        Assert.IsType<OrderOutcome.Placed>(await Processor.Place(request, default)).Order;

    private static OrderRequest Request(params ImmutableArray<CartLine> lines) =>
        new()
        {
            Cart = new CartKey(Customer, new Guid("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")),
            Partner = Partner,
            Sequence = 1,
            Group = "0",
            OrderId = "a1b2c3d4e5f6",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Lines = lines,
        };
}
