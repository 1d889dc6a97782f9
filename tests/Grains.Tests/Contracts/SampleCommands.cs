using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>A command of each kind, with everything that it can hold, given, null and absent.</summary>
internal static class SampleCommands
{
    private static readonly IdempotencyKey Idempotency = new(
        new Guid("11111111-2222-3333-4444-555555555555"),
        new UInt128(0x0123456789ABCDEF, 0xFEDCBA9876543210),
        new Guid("99999999-8888-7777-6666-555555555555")
    );

    public static IReadOnlyDictionary<string, CartCommand> All { get; } =
        new Dictionary<string, CartCommand>
        {
            ["create"] = new CartCommand.Create(Draft, new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), Idempotency),
            ["create-empty"] = new CartCommand.Create(new CartDraft(), Guid.Empty, default),
            ["get"] = CartCommand.Get.Instance,
            ["update"] = new CartCommand.Update(Draft, "\"tag\"", Idempotency),
            ["begin-checkout"] = new CartCommand.BeginCheckout("user@example.com", null, Idempotency),
            ["orders-placed"] = new CartCommand.OrdersPlaced(
                3,
                [
                    new OrderOutcome.Placed(SampleReplies.Order),
                    new OrderOutcome.Failed(new OrderFailure("1", 800020, "refused")),
                ]
            ),
            ["place-order"] = new CartCommand.PlaceOrder(
                Draft,
                "user@example.com",
                new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
                Idempotency
            ),
            ["orders-finished"] = new CartCommand.OrdersFinished(["a1b2c3d4e5f6"]),
            ["expire"] = CartCommand.Expire.Instance,
            ["erase"] = CartCommand.Erase.Instance,
        };

    private static CartDraft Draft =>
        new()
        {
            PartnerOnRecordAttestationAccepted = new Optional<bool?>(true),
            Lines = [FullLine, new LineDraft(), NullLine],
        };

    private static LineDraft FullLine =>
        new()
        {
            Id = int.MaxValue,
            CatalogItemId = "PRODA:0001:AVAILA",
            FriendlyName = "Lizenzen für „Überall“",
            Quantity = -5,
            CurrencyCode = "EUR",
            BillingCycle = BillingCycle.Annual,
            TermDuration = new Optional<string?>("P1Y"),
            PromotionId = new Optional<string?>("promo"),
            RenewsToTerm = new Optional<string?>("P3Y"),
            CustomTermEnd = new Optional<DateTimeOffset?>(new DateTimeOffset(2025, 2, 19, 0, 0, 0, TimeSpan.Zero)),
            AttestationAccepted = new Optional<bool?>(false),
            Participants = [new Participant(ParticipantKind.TransactionReseller, "1000001")],
            ProvisioningContext = [new("armRegion", "")],
            Addons = new Optional<ImmutableArray<LineDraft>?>([
                new LineDraft { Id = 1, Addons = new Optional<ImmutableArray<LineDraft>?>([]) },
            ]),
        };

    private static LineDraft NullLine =>
        new()
        {
            TermDuration = new Optional<string?>(null),
            PromotionId = new Optional<string?>(null),
            RenewsToTerm = new Optional<string?>(null),
            CustomTermEnd = new Optional<DateTimeOffset?>(null),
            AttestationAccepted = new Optional<bool?>(null),
            Participants = [],
            ProvisioningContext = [],
            Addons = new Optional<ImmutableArray<LineDraft>?>(null),
        };
}
