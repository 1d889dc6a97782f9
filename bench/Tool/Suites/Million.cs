namespace PartnerCarts.Bench;

/// <summary>
/// What it costs to keep a million carts instead of a thousand: asked for all over, most of them not in memory, and
/// asked for a few of them.
/// </summary>
internal static class Million
{
    public const string Name = "million";

    public const string Small = "local-small";
    public const string Large = "local-large";

    public static async Task Run(Workshop workshop)
    {
        var small = workshop.Keep(await Locals.Start(workshop, Small));
        await Seeding.Ensure(workshop, small, Scenario.PutThousand.Carts, Scenario.OneLine, count: 1_000);
        var large = workshop.Keep(await Locals.Start(workshop, Large));
        await Seeding.Ensure(workshop, large, Scenario.PutMillion.Carts, Scenario.OneLine, workshop.Settings.Million);
        await Seeding.Pick(workshop, large, Scenario.PutSome.Carts, Scenario.PutMillion.Carts, 10_000);
        await new Cells(workshop, Name).Run([
            (small, Scenario.PutThousand),
            (large, Scenario.PutMillion),
            (large, Scenario.PutSome),
        ]);
    }
}
