namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>
/// What goes wrong, chosen by a seed: some runs are calm, in others a third of all calls meet a fault.
/// </summary>
internal sealed class SimFaults(Random random, SimClock clock)
{
    private readonly double _rate = random.Next(4) == 0 ? 0 : random.NextDouble() * 0.35;

    /// <summary>No more faults from now on: what was interrupted has to come to its end.</summary>
    public bool HasEnded { get; set; }

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    public bool Happens
    {
        get
        {
            var happens = !HasEnded && random.NextDouble() < _rate;
            Count += happens ? 1 : 0;
            return happens;
        }
    }

    /// <summary>Which of so many.</summary>
    public int Which(int count) => random.Next(count);

    /// <summary>As long as a network or a disk takes; now and then it stalls.</summary>
    public Task Takes() => clock.Delay(Happens ? random.Next(200, 40_000) : random.Next(1, 20));
}
