using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>Bodies out of few values each, so that ids, items and groups meet often.</summary>
internal static class DraftGenerators
{
    private static readonly Gen<string> Items = Gen.Frequency(
        (6, Gen.Elements(Draft.Item, Draft.OtherItem, Draft.Legacy, "MS-AZR-0145P")),
        (1, Gen.Elements("nonsense", "proda:0001:availa"))
    );

    private static readonly Gen<BillingCycle?> Cycles = Gen.Frequency(
        (8, Gen.Elements<BillingCycle?>(BillingCycle.Monthly, BillingCycle.Annual)),
        (1, Gen.Elements<BillingCycle?>(null, BillingCycle.Unknown, BillingCycle.OneTime))
    );

    private static readonly Gen<int?> Ids = Gen.Elements<int?>(null, 0, 1, 2, 3, 4, 5, int.MaxValue);

    private static Gen<Optional<T>> Optionally<T>(params T[] values) =>
        Gen.Frequency(
            (3, Gen.Constant(default(Optional<T>))),
            (1, Gen.Elements(values).Select(value => new Optional<T>(value)))
        );

    private static readonly Gen<ImmutableArray<Participant>> Participants = Gen.Elements(
        default,
        ImmutableArray<Participant>.Empty,
        [new(ParticipantKind.TransactionReseller, "1"), new(ParticipantKind.TransactionReseller, "1")]
    );

    private static readonly Gen<ImmutableArray<KeyValuePair<string, string>>> Contexts = Gen.Elements(
        default,
        ImmutableArray<KeyValuePair<string, string>>.Empty,
        [KeyValuePair.Create("parentSubscriptionId", "é😀"), KeyValuePair.Create("", "")]
    );

    private static readonly Gen<LineDraft> Addon =
        from item in Items
        from cycle in Cycles
        from id in Ids
        from quantity in Gen.Choose(1, 4)
        from name in Gen.Elements<string?>(null, "name")
        from currency in Gen.Frequency(
            (8, Gen.Elements<string?>(null, "USD", "usd", "")),
            (1, Gen.Elements<string?>("EUR", "?"))
        )
        from term in Optionally<string?>(null, "P1M", "P1Y")
        from promotion in Optionally<string?>(null, "PROMO")
        from renewal in Optionally<string?>(null, "P1Y")
        from end in Optionally<DateTimeOffset?>(null, CartRun.Start.AddDays(20))
        from attestation in Optionally<bool?>(null, true, false)
        from participants in Participants
        from context in Contexts
        select new LineDraft
        {
            Id = id,
            CatalogItemId = item,
            FriendlyName = name,
            Quantity = quantity,
            CurrencyCode = currency,
            BillingCycle = cycle,
            TermDuration = term,
            PromotionId = promotion,
            RenewsToTerm = renewal,
            CustomTermEnd = end,
            AttestationAccepted = attestation,
            Participants = participants,
            ProvisioningContext = context,
        };

    public static Gen<LineDraft> Line { get; } =
        from line in Addon
        from kind in Gen.Choose(0, 9)
        from count in Gen.Choose(0, 2)
        from addons in Addon.ListOf(count)
        select kind switch
        {
            < 7 => line,
            7 => line with { Addons = new(null) },
            _ => line.WithAddons([.. addons]),
        };

    public static Gen<CartDraft> Body { get; } =
        from count in Gen.Choose(1, 4)
        from lines in Line.ListOf(count)
        from attestation in Optionally<bool?>(null, true)
        select Draft.Of([.. lines]) with
        {
            PartnerOnRecordAttestationAccepted = attestation,
        };

    public static Gen<IdempotencyKey> Idempotency { get; } =
        from request in Gen.Choose(0, 3)
        from body in Gen.Elements("A", "B")
        from operation in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
        select IdempotencyKeys.Of(request, body, operation);
}
