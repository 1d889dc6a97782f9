namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>
/// Sequences of steps, the same for the same seed. Most steps are what a client would do; the rest is what goes wrong.
/// </summary>
internal sealed class SequenceGenerator(int seed)
{
    /// <summary>
    /// How many sequences run side by side; what moves both sides' clock is the same step in all of them.
    /// </summary>
    public const int Queues = 16;

    private const int Steps = 24;
    private const int Slots = 3;
    private const int RequestIds = 4;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromTicks(1),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromHours(23.9),
        TimeSpan.FromHours(24.1),
        TimeSpan.FromDays(6),
        TimeSpan.FromDays(7),
        TimeSpan.FromDays(7) - TimeSpan.FromTicks(1),
        TimeSpan.FromDays(7) + TimeSpan.FromTicks(1),
        TimeSpan.FromDays(83),
        TimeSpan.FromDays(90),
    ];

    /// <summary>The sequences of one batch.</summary>
    public IReadOnlyList<Step>[] Batch(int batch)
    {
        var common = new Random(unchecked((seed * 7_919) + batch));
        var shared = Enumerable.Range(0, Steps).Select(round => round < 2 ? null : Shared(common)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, Queues)
                .Select(queue =>
                    Sequence(new Random(unchecked((seed * 7_919) + (batch * 104_729) + queue + 1)), shared)
                ),
        ];
    }

    private static Step? Shared(Random random) =>
        random.Next(40) switch
        {
            0 or 1 => new Step.Wait(Waits[random.Next(Waits.Length)]),
            2 or 3 => new Step.Refuse(random.Next(3), random.Next(2) == 0),
            _ => null,
        };

    private static List<Step> Sequence(Random random, Step?[] shared)
    {
        var steps = new List<Step>(shared.Length);
        var changes = new List<int>();
        for (var number = 0; number < shared.Length; number++)
        {
            var step = shared[number] ?? (number == 0 ? Create(random, number, 0) : Next(random, number, changes));
            if (step is Step.Request { Verb: not (Verb.Get or Verb.GetOrder) })
                changes.Add(number);
            steps.Add(step);
        }

        return steps;
    }

    private static Step Next(Random random, int number, List<int> changes)
    {
        // Most of what happens, happens to the first cart, so that its history is long.
        var slot = random.Next(3) == 0 ? random.Next(Slots) : 0;
        return random.Next(100) switch
        {
            < 6 => Create(random, number, slot),
            < 18 => new Step.Request(number, Verb.Get, slot),
            < 36 => Put(random, number, slot),
            < 42 => new Step.Request(number, Verb.Put, slot, Bodies.OfMixedLines(random), RequestId: MaybeId(random)),
            < 56 => Put(random, number, slot) with { Tag = (Tag)random.Next(1, 6) },
            < 68 => new Step.Again(changes[random.Next(changes.Count)]),
            < 78 => new Step.Request(
                number,
                Verb.Checkout,
                slot,
                "\"success\"",
                RequestId: MaybeId(random),
                Tag: random.Next(4) == 0 ? (Tag)random.Next(1, 6) : Tag.None
            ),
            < 82 => new Step.Request(number, Verb.GetOrder, slot),
            < 88 => Put(random, number, slot) with
            {
                Verb = random.Next(3) == 0 ? Verb.Create : Verb.Put,
                Body = Bodies.NotACart(random),
                Echo = null,
            },
            < 93 => Any(random, number, slot) with { Who = random.Next(5) == 0 ? Who.Nobody : Who.ForeignPartner },
            _ => Any(random, number, slot) with { Where = (Where)random.Next(1, 4) },
        };
    }

    private static Step.Request Create(Random random, int number, int slot) =>
        new(
            number,
            Verb.Create,
            slot,
            random.Next(5) == 0 ? Bodies.OfMixedLines(random) : Bodies.OfGoodLines(random),
            RequestId: MaybeId(random)
        );

    private static Step.Request Put(Random random, int number, int slot) =>
        random.Next(3) == 0
            ? new Step.Request(number, Verb.Put, slot, Echo: random.Next(1, 9), RequestId: MaybeId(random))
            : new Step.Request(number, Verb.Put, slot, Bodies.OfGoodLines(random), RequestId: MaybeId(random));

    private static Step.Request Any(Random random, int number, int slot) =>
        random.Next(4) switch
        {
            0 => new Step.Request(number, Verb.Get, slot),
            1 => new Step.Request(number, Verb.Checkout, slot, "\"success\""),
            2 => new Step.Request(number, Verb.GetOrder, slot),
            _ => Put(random, number, slot),
        };

    private static int? MaybeId(Random random) => random.Next(2) == 0 ? random.Next(RequestIds) : null;
}
