using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

public sealed class BuiltInOrderProcessorTests : IDisposable
{
    private readonly OrderProcessorFixture _fixture = new();

    private BuiltInOrderProcessor Processor => _fixture.Processor;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Place_BaseWithAddons_MakesTheOrder()
    {
        var request = OrderProcessorFixture.Request(
            OrderProcessorFixture.Line("BASE:1:A") with
            {
                FriendlyName = "Mine",
                TermDuration = "P1Y",
                Participants = [new(ParticipantKind.TransactionReseller, "1000001")],
                Addons = [OrderProcessorFixture.Line("ADDON:1:A")],
            },
            OrderProcessorFixture.Line("OTHER:1:A") with
            {
                Quantity = 7,
                ProvisioningContext = [new("armRegion", "west")],
                AttestationAccepted = true,
                RenewsToTerm = "P3Y",
                PromotionId = "P",
            }
        ) with
        {
            PartnerOnRecordAttestationAccepted = true,
            CustomerUserUpn = "user@example.com",
        };

        var order = OrderProcessorFixture.Placed(await Processor.Place(request, default));

        Assert.Equal(
            (request.OrderId, request.Cart.CustomerId, "0", BillingCycle.Monthly, "USD"),
            (order.Id, order.CustomerId, order.Group, order.BillingCycle, order.CurrencyCode)
        );
        Assert.Equal(
            (_fixture.Clock.GetUtcNow(), true, "user@example.com"),
            (order.Created, order.PartnerOnRecordAttestationAccepted, order.CustomerUserUpn)
        );
        Assert.Equal(["BASE:1:A", "ADDON:1:A", "OTHER:1:A"], order.Lines.Select(line => line.OfferId));
        Assert.Equal(("Mine", "P1Y"), (order.Lines[0].FriendlyName, order.Lines[0].TermDuration));
        Assert.Equal([new(ParticipantKind.TransactionReseller, "1000001")], order.Lines[0].Participants.AsEnumerable());
        Assert.Equal(
            (7, true, "P3Y", "P"),
            (
                order.Lines[2].Quantity,
                order.Lines[2].AttestationAccepted,
                order.Lines[2].RenewsToTerm,
                order.Lines[2].PromotionId
            )
        );
        Assert.Equal([new("armRegion", "west")], order.Lines[2].ProvisioningContext.AsEnumerable());
    }

    [Fact]
    public async Task Place_LineWithoutFriendlyName_TakesTheCatalogsTitle()
    {
        var order = OrderProcessorFixture.Placed(
            await Processor.Place(
                OrderProcessorFixture.Request(
                    OrderProcessorFixture.Line("BASE:1:A"),
                    OrderProcessorFixture.Line("OTHER:1:A")
                ),
                default
            )
        );

        Assert.Equal(["The base", null], order.Lines.Select(line => line.FriendlyName));
    }

    [Fact]
    public async Task Place_Subscriptions_EachLineHasItsOwnAndAddonsNameTheirBase()
    {
        var order = OrderProcessorFixture.Placed(
            await Processor.Place(
                OrderProcessorFixture.Request(
                    OrderProcessorFixture.Line("BASE:1:A") with
                    {
                        Addons = [OrderProcessorFixture.Line("ADDON:1:A"), OrderProcessorFixture.Line("ADDON:1:A")],
                    }
                ),
                default
            )
        );

        Assert.Equal(3, order.Lines.Select(line => line.SubscriptionId).Distinct().Count());
        Assert.All(order.Lines, line =>
            Assert.Equal(line.SubscriptionId, Guid.Parse(line.SubscriptionId!).ToString("D"))
        );
        Assert.Equal(
            [null, order.Lines[0].SubscriptionId, order.Lines[0].SubscriptionId],
            order.Lines.Select(line => line.ParentSubscriptionId)
        );
    }

    [Fact]
    public async Task Place_ItemBoughtOnce_HasNoSubscription()
    {
        var order = OrderProcessorFixture.Placed(
            await Processor.Place(
                OrderProcessorFixture.Request(
                    OrderProcessorFixture.Line("ONCE:1:A") with
                    {
                        EffectiveCycle = BillingCycle.OneTime,
                    }
                ),
                default
            )
        );

        Assert.Null(Assert.Single(order.Lines).SubscriptionId);
    }

    [Fact]
    public async Task Place_SameRequestAgain_ReturnsTheFirstOrderWhateverHasChanged()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));
        var first = OrderProcessorFixture.Placed(await Processor.Place(request, default));
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        _fixture.Configuration.Change("Orders:Fail:0", "800020");

        Assert.Same(first, OrderProcessorFixture.Placed(await Processor.Place(request, default)));
        Assert.Equal(1, _fixture.Book.Count);
    }

    [Fact]
    public async Task Place_ManyTimesAtOnce_MakesOneOrder()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));

        var orders = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(async () => OrderProcessorFixture.Placed(await Processor.Place(request, default)))
                )
        );

        Assert.Single(orders.Distinct());
        Assert.Equal(1, _fixture.Book.Count);
    }

    [Fact]
    public async Task Place_SameIdFromAnotherCartCheckoutOrGroup_Fails()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));
        await Processor.Place(request, default);
        OrderRequest[] others =
        [
            request with
            {
                Cart = request.Cart with { CartId = Guid.NewGuid() },
            },
            request with
            {
                Sequence = 2,
            },
            request with
            {
                Group = "1",
            },
        ];

        foreach (var other in others)
        {
            var failure = OrderProcessorFixture.Failed(await Processor.Place(other, default));
            Assert.Equal((other.Group, 800005), (failure.Group, failure.Code));
            Assert.Equal(
                $"Order {request.OrderId} exists already: checkout 1 of cart {request.Cart.CartId:D} made it from "
                    + $"group 0.",
                failure.Description
            );
        }

        Assert.Equal(1, _fixture.Book.Count);
    }

    [Fact]
    public async Task Place_SubscriptionsOfARepeatInANewProcess_AreTheSame()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));
        using var another = new OrderProcessorFixture();

        Assert.Equal(
            OrderProcessorFixture.Placed(await Processor.Place(request, default)).Lines[0].SubscriptionId,
            OrderProcessorFixture.Placed(await another.Processor.Place(request, default)).Lines[0].SubscriptionId
        );
    }

    [Fact]
    public async Task Place_Delay_WaitsOnTheClock()
    {
        _fixture.Configuration.Change("Orders:Delay", "00:00:30");
        var placing = Processor
            .Place(OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")), default)
            .AsTask();
        await _fixture.Clock.WhenTimersSet().WaitAsync(TimeSpan.FromSeconds(30));

        _fixture.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(placing.IsCompleted);
        Assert.Equal(0, _fixture.Book.Count);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            _fixture.Clock.GetUtcNow(),
            OrderProcessorFixture.Placed(await placing.WaitAsync(TimeSpan.FromSeconds(30))).Created
        );
    }

    [Fact]
    public async Task Place_CancelledWhileItWaits_PlacesNothing()
    {
        _fixture.Configuration.Change("Orders:Delay", "00:00:30");
        using var cancellation = new CancellationTokenSource();
        var placing = Processor
            .Place(OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")), cancellation.Token)
            .AsTask();
        await _fixture.Clock.WhenTimersSet().WaitAsync(TimeSpan.FromSeconds(30));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, _fixture.Book.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("OMS-0")]
    [InlineData("oms-0", "OMS-0")]
    public async Task Place_GroupSetToFail_FailsWithThatCode(string key, string? group = null)
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")) with
        {
            Group = group ?? key,
        };
        _fixture.Configuration.Change($"Orders:Fail:{key}", "800023");

        var failure = OrderProcessorFixture.Failed(await Processor.Place(request, default));

        Assert.Equal((request.Group, 800023), (failure.Group, failure.Code));
        Assert.Equal(
            $"Group {request.Group} is set to fail (Orders:Fail:{request.Group}=800023): funds are insufficient.",
            failure.Description
        );
    }

    [Fact]
    public async Task Place_FailTakenBack_PlacesTheOrder()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));
        _fixture.Configuration.Change("Orders:Fail:0", "800023");
        OrderProcessorFixture.Failed(await Processor.Place(request, default));

        _fixture.Configuration.Change("Orders:Fail:0", null);

        OrderProcessorFixture.Placed(await Processor.Place(request, default));
    }

    [Fact]
    public async Task Place_OtherGroupSetToFail_PlacesTheOrder()
    {
        _fixture.Configuration.Change("Orders:Fail:1", "800023");

        OrderProcessorFixture.Placed(
            await Processor.Place(OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")), default)
        );
    }

    [Fact]
    public async Task Place_FaultyChangeOfConfiguration_KeepsTheLastGoodOne()
    {
        _fixture.Configuration.Change("Orders:Fail:0", "800023");
        OrderProcessorFixture.Failed(
            await Processor.Place(OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")), default)
        );

        _fixture.Configuration.ChangeForTheWorse("Orders:Fail:0", "1");

        Assert.Equal(
            800023,
            OrderProcessorFixture
                .Failed(
                    await Processor.Place(
                        OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A")),
                        default
                    )
                )
                .Code
        );
        Assert.Contains(
            "Orders:Fail:0 is 1; it must be one of",
            Assert.Single(_fixture.OptionsLog.Entries).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Find_PlacedOrder_IsFoundByItsOwnersOnly()
    {
        var request = OrderProcessorFixture.Request(OrderProcessorFixture.Line("BASE:1:A"));
        var order = OrderProcessorFixture.Placed(await Processor.Place(request, default));

        Assert.Same(order, await Processor.Find(request.Partner, request.Cart.CustomerId, request.OrderId, default));
        Assert.Null(await Processor.Find(Guid.NewGuid(), request.Cart.CustomerId, request.OrderId, default));
        Assert.Null(await Processor.Find(request.Partner, Guid.NewGuid(), request.OrderId, default));
    }
}
