using FsCheck;
using FsCheck.Fluent;

namespace PartnerCarts.Carts.Tests.Properties;

internal static class StepGenerators
{
    private static readonly CatalogItem LegacyItem = Shop.Item with
    {
        Id = Draft.Legacy,
        IsLegacy = true,
        Plans = [new(BillingCycle.Annual, [])],
    };

    /// <summary>None; a rich one; one that an item has left and where another is no longer sold.</summary>
    public static Catalog[] Catalogs { get; } =
    [
        Catalog.Open,
        new(
            "v1",
            "USD",
            [
                Shop.Item with
                {
                    MaxPerCustomer = 12,
                    MinQuantity = 2,
                    Promotions = ["PROMO"],
                },
                Shop.OtherItem with
                {
                    AddonOf = [Draft.Item],
                },
                LegacyItem,
            ]
        ),
        new("v2", "USD", [Shop.Item with { IsWithdrawn = true }, LegacyItem]),
    ];

    private static readonly Gen<string?> IfMatch = Gen.Frequency(
        (8, Gen.Constant<string?>(null)),
        (1, Gen.Elements<string?>("*", "stale"))
    );

    private static readonly Gen<Step> Create = DraftGenerators.Body.Zip(
        DraftGenerators.Idempotency,
        (body, idempotency) => (Step)new Step.Create(body, idempotency)
    );

    private static readonly Gen<Step> Put =
        from body in DraftGenerators.Body
        from idempotency in DraftGenerators.Idempotency
        from ifMatch in IfMatch
        select (Step)new Step.Put(body, idempotency, ifMatch);

    private static readonly Gen<Step> Edit =
        from kind in Gen.Elements(Enum.GetValues<EditKind>())
        from index in Gen.Choose(0, 5)
        from line in DraftGenerators.Line
        from knowsAll in Gen.Elements(true, false)
        from idempotency in DraftGenerators.Idempotency
        select (Step)new Step.Edit(kind, index, line, knowsAll, idempotency);

    private static readonly Gen<Step> Begin = DraftGenerators.Idempotency.Zip(IfMatch, (idempotency, ifMatch) =>
        (Step)new Step.Begin(idempotency, ifMatch)
    );

    private static readonly Gen<Step> Wait = Gen.Elements(
            TimeSpan.FromMinutes(-5),
            TimeSpan.FromMinutes(1),
            TimeSpan.FromHours(30),
            TimeSpan.FromDays(6),
            TimeSpan.FromDays(60)
        )
        .Select(time => (Step)new Step.Wait(time));

    private static readonly Gen<Step> Any = Gen.Frequency(
        (2, Create),
        (4, Put),
        (8, Edit),
        (5, Begin),
        (5, Gen.Choose(0, 3).Select(mask => (Step)new Step.End(mask))),
        (1, Gen.Elements<Step>(new Step.Get(), new Step.Expire(), new Step.LateReport(-1), new Step.LateReport(1))),
        (2, Wait),
        (1, Gen.Choose(0, 2).Select(version => (Step)new Step.CatalogChanges(version)))
    );

    /// <summary>A cart is made, and things happen to it.</summary>
    public static Gen<Step[]> Histories { get; } =
        from first in Create
        from count in Gen.Choose(0, 25)
        from rest in Any.ListOf(count)
        select (Step[])[first, .. rest];

    /// <summary>What is stored after a history; nothing now and then.</summary>
    public static Gen<Cart?> Carts { get; } = Histories.Select(Replay);

    private static Cart? Replay(Step[] history)
    {
        var run = new CartRun();
        foreach (var step in history)
        {
            step.Prepare(run);
            if (step.CommandFor(run) is { } command)
                run.Send(command);
        }

        return run.Stored;
    }
}
