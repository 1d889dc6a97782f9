namespace PartnerCarts.Carts.Tests.Rules;

public sealed class OrderLifeTests
{
    private static readonly DateTimeOffset Placed = new(2024, 5, 2, 8, 20, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2024, 5, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AsPlaced_ProvisioningTakesNoTime_IsPendingWithTheIdsOfLicencesAndTrials()
    {
        var view = OrderLife.AsPlaced(Order(TimeSpan.Zero));

        Assert.Equal(OrderStatus.Pending, view.Status);
        Assert.Equal(["1", "2", null, null], view.Order.Lines.Select(line => line.SubscriptionId));
    }

    [Fact]
    public void AsPlaced_ProvisioningTakesTime_HasNoIds() =>
        Assert.All(OrderLife.AsPlaced(Order(TimeSpan.FromSeconds(5))).Order.Lines, line =>
            Assert.Null(line.SubscriptionId)
        );

    [Fact]
    public void AsPlaced_OrderWithoutProvisioning_IsCompletedWithAllIds()
    {
        var view = OrderLife.AsPlaced(Order(provisioning: null));

        Assert.Equal(OrderStatus.Completed, view.Status);
        Assert.Equal(["1", "2", "3", "4"], view.Order.Lines.Select(line => line.SubscriptionId));
    }

    [Fact]
    public void At_BeforeAndAfterProvisioning_IsPendingThenCompletedWithAllIds()
    {
        var order = Order(TimeSpan.FromSeconds(5));

        var before = OrderLife.At(order, Placed.AddSeconds(5).AddTicks(-1));
        var after = OrderLife.At(order, Placed.AddSeconds(5));

        Assert.Equal((OrderStatus.Pending, OrderStatus.Completed), (before.Status, after.Status));
        Assert.All(before.Order.Lines, line => Assert.Null(line.SubscriptionId));
        Assert.Equal(["1", "2", "3", "4"], after.Order.Lines.Select(line => line.SubscriptionId));
    }

    [Theory]
    [InlineData(OrderStatus.PendingReview, OrderStatus.PendingReview, OrderStatus.PendingReview)]
    [InlineData(OrderStatus.PendingPoUpload, OrderStatus.PendingPoUpload, OrderStatus.PendingPoUpload)]
    [InlineData(OrderStatus.PoUploadComplete, OrderStatus.PoUploadComplete, OrderStatus.PoUploadComplete)]
    [InlineData(OrderStatus.PoReviewRejected, OrderStatus.PoReviewRejected, OrderStatus.PoReviewRejected)]
    [InlineData(OrderStatus.Suspended, OrderStatus.Pending, OrderStatus.Suspended)]
    [InlineData(OrderStatus.PartialSuccess, OrderStatus.Pending, OrderStatus.PartialSuccess)]
    [InlineData(OrderStatus.Error, OrderStatus.Pending, OrderStatus.Error)]
    [InlineData(OrderStatus.Cancelled, OrderStatus.Cancelled, OrderStatus.Cancelled)]
    public void StatusAt_OtherOutcomes_ReplacesPendingOrCompleted(
        OrderStatus outcome,
        OrderStatus before,
        OrderStatus after
    )
    {
        var order = Order(TimeSpan.FromSeconds(5)) with { Outcome = outcome };

        Assert.Equal(
            (before, after),
            (OrderLife.StatusAt(order, Placed), OrderLife.StatusAt(order, Placed.AddSeconds(5)))
        );
    }

    [Fact]
    public void At_OrderThatFailed_HasNoIds() =>
        Assert.All(
            OrderLife.At(Order(TimeSpan.Zero) with { Outcome = OrderStatus.Error }, Placed.AddDays(1)).Order.Lines,
            line => Assert.Null(line.SubscriptionId)
        );

    [Theory]
    [InlineData(OrderStatus.None, 0)]
    [InlineData(OrderStatus.Cancelled, 5)]
    public void At_CancelledLine_CountsForNothingUnlessAllAre(OrderStatus outcome, int quantity)
    {
        var order = Order(TimeSpan.Zero);
        order = order with { Outcome = outcome, Lines = [order.Lines[0] with { CancelledIn = 1 }] };

        Assert.Equal(quantity, OrderLife.At(order, Placed).Order.Lines[0].Quantity);
    }

    [Theory]
    [InlineData("P1Y", null, 0, "2025-05-01")]
    [InlineData("P1Y", null, 364, "2025-05-01")]
    [InlineData("P1Y", null, 365, "2026-05-01")]
    [InlineData("P1Y", "P1M", 365, "2025-06-01")]
    [InlineData("P1M", null, 0, "2024-06-01")]
    [InlineData("P1M", null, 40, "2024-07-01")]
    [InlineData(null, null, 4000, "9999-12-10")]
    public void Subscription_Term_EndsOnItsLastDay(string? term, string? renewsTo, int days, string end)
    {
        var order = Order(TimeSpan.Zero);
        order = order with { Lines = [order.Lines[0] with { TermDuration = term, RenewsToTerm = renewsTo }] };

        var subscription = Assert.Single(SubscriptionTerms.Of(order, Midnight.AddDays(days).AddHours(9)));

        Assert.Equal(end, $"{subscription.End:yyyy-MM-dd}");
        Assert.True(subscription.IsActive);
    }

    [Fact]
    public void Subscription_OfWhatDoesNotRenew_EndsWithItsTerm()
    {
        var order = Order(TimeSpan.Zero);
        order = order with
        {
            Lines = [order.Lines[0] with { TermDuration = "P1Y", Kind = ItemKind.SoftwareSubscription }],
        };

        Assert.True(Assert.Single(SubscriptionTerms.Of(order, Utc(2025, 5, 1))).IsActive);
        Assert.False(Assert.Single(SubscriptionTerms.Of(order, Utc(2025, 5, 2))).IsActive);
    }

    [Fact]
    public void Subscription_WithACustomEnd_EndsThen()
    {
        var order = Order(TimeSpan.Zero);
        order = order with
        {
            Lines = [order.Lines[0] with { TermDuration = "P1Y", CustomTermEnd = Utc(2024, 12, 31) }],
        };

        Assert.Equal(Utc(2024, 12, 31), Assert.Single(SubscriptionTerms.Of(order, Placed)).End);
    }

    [Theory]
    [InlineData(BillingCycle.Monthly, 0, "2024-06-01")]
    [InlineData(BillingCycle.Monthly, 31, "2024-07-01")]
    [InlineData(BillingCycle.Annual, 31, "2025-05-01")]
    [InlineData(BillingCycle.OneTime, 31, "2025-05-01")]
    public void Subscription_Charge_EndsOnItsLastDay(BillingCycle cycle, int days, string end)
    {
        var order = Order(TimeSpan.Zero) with { BillingCycle = cycle };
        order = order with { Lines = [order.Lines[0] with { TermDuration = "P1Y" }] };

        Assert.Equal(
            end,
            $"{Assert.Single(SubscriptionTerms.Of(order, Midnight.AddDays(days).AddHours(9))).ChargedUntil:yyyy-MM-dd}"
        );
    }

    [Fact]
    public void Subscriptions_BeforeTheOrderIsProvisioned_AreNotThere() =>
        Assert.Empty(SubscriptionTerms.Of(Order(TimeSpan.FromSeconds(5)), Placed));

    [Fact]
    public void Kinds_OfItemsWithoutOne_FollowFromTheirPlans()
    {
        Assert.Equal(ItemKind.Legacy, ItemKinds.Of(null, isLegacy: true, BillingCycle.Monthly));
        Assert.Equal(ItemKind.Software, ItemKinds.Of(null, isLegacy: false, BillingCycle.OneTime));
        Assert.Equal(ItemKind.License, ItemKinds.Of(null, isLegacy: false, BillingCycle.Annual));
        Assert.Equal(ItemKind.Trial, Kind(new BillingPlan(BillingCycle.None, ["P1M"])));
        Assert.Equal(ItemKind.Software, Kind(new BillingPlan(BillingCycle.OneTime, [])));
        Assert.Equal(ItemKind.Reservation, Kind(new BillingPlan(BillingCycle.OneTime, ["P1Y"])));
        Assert.Equal(ItemKind.License, Kind(new BillingPlan(BillingCycle.Monthly, []), new(BillingCycle.OneTime, [])));
    }

    private static ItemKind Kind(params BillingPlan[] plans) =>
        ItemKinds.Of(new CatalogItem { Id = "A:1:A", Plans = [.. plans] }, isLegacy: false, plans[0].Cycle);

    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static Order Order(TimeSpan? provisioning) =>
        new()
        {
            Id = "a1b2c3d4e5f6",
            CustomerId = Guid.Empty,
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = Placed,
            Provisioned = Placed + provisioning,
            Lines =
            [
                Line("1", ItemKind.License),
                Line("2", ItemKind.Trial),
                Line("3", ItemKind.SavingsPlan),
                Line("4", ItemKind.Saas),
            ],
        };

    private static OrderLine Line(string subscription, ItemKind kind) =>
        new()
        {
            OfferId = "A:1:A",
            Quantity = 5,
            SubscriptionId = subscription,
            Kind = kind,
        };
}
