using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>Orders to put into a book.</summary>
internal static class Samples
{
    public static readonly Guid Partner = new("3f0b6c1e-8d57-4a42-9a1c-0e6d2b7f5c11");
    public static readonly Guid OtherPartner = new("a94d7e20-5b13-4f68-8c0a-71e3d95b2f46");
    public static readonly Guid Customer = new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47");
    public static readonly Guid OtherCustomer = new("c8052fb6-7e94-41d3-9f2b-6a1d0c3e8b75");

    public static PlacedOrder Booked(string id, params ImmutableArray<OrderLine> lines) => Booked(Customer, id, lines);

    public static PlacedOrder Booked(Guid customer, string id, params ImmutableArray<OrderLine> lines) =>
        new(
            new Order
            {
                Id = id,
                CustomerId = customer,
                Group = "0",
                BillingCycle = BillingCycle.Monthly,
                CurrencyCode = "USD",
                Created = new DateTimeOffset(2024, 5, 2, 8, 20, 0, TimeSpan.Zero).AddTicks(5_000_001),
                Lines = lines.IsEmpty ? [Line("PRODA:0001:AVAILA", 1)] : lines,
            },
            CartId: new Guid("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1"),
            Sequence: 1
        );

    public static OrderLine Line(string item, int quantity, string? subscription = null) =>
        new()
        {
            OfferId = item,
            Quantity = quantity,
            SubscriptionId = subscription,
        };

    /// <summary>A line that has everything a line can have.</summary>
    public static OrderLine FullLine { get; } =
        new()
        {
            OfferId = "PRODB:0002:AVAILB",
            SubscriptionId = "d2a1f0c4-6b3e-4f57-8e29-70c4b1a9d365",
            ParentSubscriptionId = "5c3d8f10-2a7b-4e96-b1c4-0d9e6f3a8275",
            FriendlyName = "Lizenzen für „Überall“ – 日本",
            Quantity = int.MaxValue,
            TermDuration = "P1Y",
            PromotionId = "39NFJQT1PHPS:0001:39NFJQT1Q5KK",
            Participants =
            [
                new(ParticipantKind.TransactionReseller, "1000001"),
                new(ParticipantKind.AdditionalTransactionReseller, "2"),
                new(ParticipantKind.AdditionalTransactionReseller, "2"),
            ],
            ProvisioningContext = [new("subscriptionId", "5C3D"), new("armRegion", "")],
            RenewsToTerm = "P3Y",
            CustomTermEnd = new DateTimeOffset(2025, 2, 19, 0, 0, 0, TimeSpan.Zero).AddTicks(1),
            AttestationAccepted = false,
        };

    /// <summary>A line that was given empty lists, which is not the same as none.</summary>
    public static OrderLine LineWithEmptyLists { get; } =
        new()
        {
            OfferId = "PRODC:0001:AVAILC",
            Quantity = 1,
            Participants = [],
            ProvisioningContext = [],
        };
}
