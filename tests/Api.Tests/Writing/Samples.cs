using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Writing;

/// <summary>The carts and orders of contract.md 5.9, and ones with every member set.</summary>
internal static class Samples
{
    public static readonly CartKey Key = new(
        new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
        new("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")
    );

    private static readonly PurchaseCommitment Commitment = new()
    {
        Amount = 0.75m,
        Currency = "usd",
        Grain = "hourly",
    };

    public static readonly Pricing Pricing = new()
    {
        ListPrice = 23.75m,
        DiscountedPrice = 21.38m,
        ProratedPrice = 19.33m,
        Price = 19.33m,
        ExtendedPrice = 231.96m,
    };

    public static readonly Guid Partner = new("11111111-2222-4333-8444-555555555555");

    public static Cart Documented { get; } =
        new()
        {
            Key = Key,
            Partner = Partner,
            Incarnation = new("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"),
            Revision = 1,
            Created = Time("2024-05-02T08:15:30.1234567Z"),
            Modified = Time("2024-05-02T08:15:30.1234567Z"),
            Expires = Time("2024-05-09T08:15:30.1234567Z"),
            KeptUntil = Time("2024-05-09T08:15:30.1234567Z"),
            ModifiedBy = "7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893",
            Status = CartStatus.Active,
            Lines =
            [
                Line(0, "PRODA:0001:AVAILA", 5, BillingCycle.Monthly, "0") with
                {
                    FriendlyName = "Team licences",
                    TermDuration = "P1Y",
                    Participants = [new(ParticipantKind.TransactionReseller, "1000001")],
                    Addons = [Line(1, "PRODB:0002:AVAILB", 2, BillingCycle.Monthly, "0")],
                },
                Line(2, "PRODC:0001:NOSUCH", 1, BillingCycle.OneTime, "1") with
                {
                    ProvisioningContext = [new("subscriptionId", "5c3d"), new("scope", "shared")],
                    Error = new(LineErrorCode.CatalogItemIdIsNotValid, "Catalog item PRODC:0001:NOSUCH is not known."),
                },
            ],
        };

    public static Cart Full { get; } =
        Documented with
        {
            Status = CartStatus.Ordered,
            PartnerOnRecordAttestationAccepted = true,
            Lines =
            [
                Line(0, "a:b:c", int.MaxValue, BillingCycle.Triennial, "OMS-0") with
                {
                    FriendlyName = "漢字 \"<é>\" \U0001F600",
                    TermDuration = "P1Y",
                    PromotionId = "39NFJQT1PK7L:0001",
                    Participants =
                    [
                        new(ParticipantKind.AdditionalTransactionReseller, "3"),
                        new(ParticipantKind.TransactionReseller, "1"),
                        new(ParticipantKind.AdditionalTransactionReseller, "2"),
                    ],
                    ProvisioningContext = [new("scope", "shared")],
                    Addons = [],
                    RenewsToTerm = "P3Y",
                    CustomTermEnd = Time("2025-01-01T00:00:00Z"),
                    AttestationAccepted = false,
                    Pricing = Pricing,
                    PurchaseCommitment = Commitment,
                    Error = new(
                        LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded,
                        "Too many seats.",
                        AvailableQuantity: 3,
                        PurchasedQuantity: 0
                    ),
                },
            ],
        };

    public static Order DocumentedOrder { get; } =
        new()
        {
            Id = "a1b2c3d4e5f6",
            CustomerId = Key.CustomerId,
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = Time("2024-05-02T08:20:00.5Z"),
            Provisioned = Time("2024-05-02T08:20:00.5Z"),
            Country = "US",
            Lines =
            [
                new()
                {
                    OfferId = "PRODA:0001:AVAILA",
                    SubscriptionId = "d2a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
                    TermDuration = "P1Y",
                    FriendlyName = "Team licences",
                    Quantity = 5,
                    Participants = [new(ParticipantKind.TransactionReseller, "1000001")],
                    Kind = ItemKind.License,
                },
            ],
        };

    /// <summary>As a legacy order is read.</summary>
    public static OrderView LegacyView =>
        OrderLife.At(
            FullOrder with
            {
                Id = "0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1",
                Provisioned = null,
                Changes = 1,
            },
            Time("2024-05-03T00:00:00Z")
        );

    /// <summary>As the order is read when it is completed.</summary>
    public static OrderView FullView => OrderLife.At(FullOrder, Time("2024-05-03T00:00:00Z"));

    public static Order FullOrder { get; } =
        DocumentedOrder with
        {
            BillingCycle = BillingCycle.OneTime,
            CurrencyCode = "EUR",
            PartnerOnRecordAttestationAccepted = false,
            CustomerUserUpn = "ada@contoso.com",
            Lines =
            [
                new()
                {
                    OfferId = "MS-AZR-0145P",
                    SubscriptionId = "d2a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
                    ParentSubscriptionId = "e3a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
                    FriendlyName = "Everything",
                    Quantity = 1,
                    TermDuration = "P1M",
                    PromotionId = "39NFJQT1PK7L:0001",
                    Participants =
                    [
                        new(ParticipantKind.ConsumptionReseller, "9"),
                        new(ParticipantKind.AdditionalTransactionReseller, "3"),
                        new(ParticipantKind.TransactionReseller, "1"),
                        new(ParticipantKind.AdditionalTransactionReseller, "2"),
                    ],
                    ProvisioningContext = [new("scope", "shared")],
                    RenewsToTerm = "P3Y",
                    CustomTermEnd = Time("2025-01-01T12:00:00.1Z"),
                    AttestationAccepted = true,
                    Pricing = Pricing,
                    PurchaseCommitment = Commitment,
                },
                new()
                {
                    OfferId = "odd id:b/c:d e",
                    Quantity = 2,
                    Pricing = Pricing,
                    Kind = ItemKind.Saas,
                },
            ],
        };

    public static CartReply.CheckedOut DocumentedCheckout { get; } =
        new(
            Documented with
            {
                Orders = [DocumentedOrder],
            },
            [new OrderFailure("1", 800020, "The item in group 1 cannot be bought.")],
            MadeOrders: true
        );

    public static CartLine Line(int id, string item, int quantity, BillingCycle cycle, string group) =>
        new()
        {
            Id = id,
            CatalogItemId = item,
            Quantity = quantity,
            CurrencyCode = "USD",
            BillingCycle = cycle,
            EffectiveCycle = cycle,
            OrderGroup = group,
        };

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What the writer writes; strict UTF-8, exactly one JSON value.</summary>
    public static string Written(Action<Utf8JsonWriter> write)
    {
        using var scratch = JsonScratch.Take();
        write(scratch.Json);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(scratch.Written);
        JsonDocument.Parse(text).Dispose();
        return text;
    }

    public static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(Written(write));
        return document.RootElement.Clone();
    }
}
