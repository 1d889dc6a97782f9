namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// Carts and orders for the stored form, not made by the rules: one has everything, one as little as there can be.
/// </summary>
internal static class Samples
{
    private static readonly DateTimeOffset Time = CartRun.Start;

    private static PurchaseCommitment Commitment { get; } =
        new()
        {
            Amount = 0.75m,
            Currency = "usd",
            Grain = "hourly",
        };

    private static Pricing Pricing { get; } =
        new()
        {
            ListPrice = 23.75m,
            DiscountedPrice = 21.38m,
            ProratedPrice = 19.33m,
            Price = 19.33m,
            ExtendedPrice = 231.96m,
        };

    public static CartLine FullLine { get; } =
        new()
        {
            Id = 3,
            CatalogItemId = "PRODA:0001:AVAILA",
            FriendlyName = "Bürö 😀",
            Quantity = int.MaxValue,
            CurrencyCode = "EUR",
            BillingCycle = BillingCycle.Unknown,
            EffectiveCycle = BillingCycle.Biennial,
            TermDuration = "P1Y",
            PromotionId = "PROMO",
            Participants =
            [
                new(ParticipantKind.TransactionReseller, "1000001"),
                new(ParticipantKind.AdditionalTransactionReseller, ""),
            ],
            ProvisioningContext = [KeyValuePair.Create("subscriptionId", "5c3d"), KeyValuePair.Create("scope", "")],
            RenewsToTerm = "P3Y",
            CustomTermEnd = Time.AddDays(30),
            AttestationAccepted = false,
            OrderGroup = "OMS-12",
            IsLegacy = true,
            OrderId = "a1b2c3d4e5f6",
            Pricing = Pricing,
            PromotionNotApplied = "OTHER",
            PurchaseCommitment = Commitment,
            Error = new LineError(
                LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded,
                "Too many.",
                AvailableQuantity: 0,
                PurchasedQuantity: 300
            ),
        };

#if NEXT_VERSION
    public static Cart OfTheNextVersion =>
        NextVersionTests.Before with
        {
            Lines = [.. NextVersionTests.Before.Lines.Select(static line => line with { OfTheNextVersion = "added" })],
        };

    public static CartDraft DraftOfTheNextVersion =>
        NextVersionTests.Draft with
        {
            Lines =
            [
                .. NextVersionTests.Draft.Lines.Select(static line => line with { OfTheNextVersion = new("added") }),
            ],
        };
#endif

    private static CartLine MinimalLine { get; } =
        new()
        {
            Id = 0,
            CatalogItemId = "PRODB:0002:AVAILB",
            Quantity = 1,
            CurrencyCode = "USD",
            EffectiveCycle = BillingCycle.Monthly,
            OrderGroup = "0",
        };

    public static Order FullOrder { get; } =
        new()
        {
            Id = "a1b2c3d4e5f6",
            CustomerId = CartRun.Key.CustomerId,
            Group = "OMS-12",
            BillingCycle = BillingCycle.Triennial,
            CurrencyCode = "EUR",
            Created = Time.AddHours(2),
            PartnerOnRecordAttestationAccepted = true,
            CustomerUserUpn = "user@example.org",
            Provisioned = Time.AddHours(3),
            Outcome = OrderStatus.PartialSuccess,
            Changes = 2,
            Country = "DE",
            ChangedBy = new Guid("6a0d4f3e-91b7-4c58-a2de-0f7c3b915e24"),
            Lines =
            [
                new OrderLine
                {
                    OfferId = "PRODA:0001:AVAILA",
                    SubscriptionId = "d2a1f0c4",
                    ParentSubscriptionId = "5c3d",
                    FriendlyName = "Bürö 😀",
                    Quantity = 128,
                    TermDuration = "P1Y",
                    PromotionId = "PROMO",
                    Participants = [new(ParticipantKind.ConsumptionReseller, "1000002")],
                    ProvisioningContext = [KeyValuePair.Create("scope", "shared")],
                    RenewsToTerm = "P3Y",
                    CustomTermEnd = Time.AddDays(30),
                    AttestationAccepted = true,
                    Pricing = Pricing,
                    PurchaseCommitment = Commitment,
                    Kind = ItemKind.Reservation,
                    CancelledIn = 2,
                },
                new OrderLine
                {
                    OfferId = "PRODB:0002:AVAILB",
                    Quantity = 1,
                    Participants = [],
                    ProvisioningContext = [],
                },
            ],
        };

    public static Order MinimalOrder { get; } =
        new()
        {
            Id = "0",
            CustomerId = CartRun.Key.CustomerId,
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = Time,
            Lines = [],
        };

    public static CheckoutIntent Intent { get; } =
        new()
        {
            Sequence = 3,
            Started = Time.AddHours(3),
            StartedBy = "buyer",
            Idempotency = IdempotencyKeys.Of(9, "intent", operation: 8),
            CustomerUserUpn = "user@example.org",
            Orders = [new("0", "000000000001"), new("OMS-0", "00000000-0000-8000-8000-000000000002")],
        };

    public static Cart Minimal { get; } =
        new()
        {
            Key = CartRun.Key,
            Partner = CartRun.Owner.Partner,
            Incarnation = CartRun.Incarnation,
            Revision = 1,
            Created = Time,
            Modified = Time,
            Expires = Time.AddDays(7),
            KeptUntil = Time.AddDays(7),
            ModifiedBy = "owner",
            Status = CartStatus.Active,
            Lines = [MinimalLine],
        };

    public static Cart UnderWay { get; } = Minimal with { Revision = 2, CheckoutSequence = 3, Intent = Intent };

    public static Cart Full { get; } =
        Minimal with
        {
            Revision = 1L << 40,
            Modified = Time.AddTicks(7),
            KeptUntil = Time.AddDays(90),
            Status = CartStatus.Ordered,
            PartnerOnRecordAttestationAccepted = true,
            CatalogVersion = "v1",
            Lines =
            [
                FullLine with
                {
                    Addons = [FullLine with { Id = 4, Addons = [] }, MinimalLine with { Id = 300 }],
                },
                MinimalLine with
                {
                    Addons = [],
                    Participants = [],
                    ProvisioningContext = [],
                },
            ],
            Orders = [FullOrder, MinimalOrder],
            Intent = Intent,
            LastCheckout = new CheckoutRecord(
                2,
                IdempotencyKeys.Of(7, "last", operation: 6),
                MadeOrders: true,
                [new OrderFailure("1", 800020, "Cannot be bought."), new OrderFailure("2", -1, "")]
            ),
            CheckoutSequence = 3,
            IsForOneOrder = true,
            Pending = new PendingOrders(["000000000001"], Time.AddHours(1)),
            Requests = AppliedRequests.None.With(IdempotencyKeys.Of(1, "A")).With(IdempotencyKeys.Of(2, "B")),
            Operations = AppliedOperations.None.With(IdempotencyKeys.Of(operation: 1).Operation),
        };

    public static Cart[] Carts { get; } = [Minimal, UnderWay, Full];
}
