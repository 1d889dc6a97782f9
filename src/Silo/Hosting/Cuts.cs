namespace PartnerCarts.Silo;

/// <summary>A silo's vote that another one is dead, as the membership table has it.</summary>
/// <param name="Voter">Whose probes fail.</param>
/// <param name="Target">Who did not answer them.</param>
/// <param name="Time">When the last probe failed, by the voter's clock.</param>
internal readonly record struct DeathVote(SiloAddress Voter, SiloAddress Target, DateTime Time);

/// <summary>
/// Which silo has to go when two cannot reach each other. A vote counts while its silo renews it, which it does with
/// each probe that fails; no clock is compared with another. All silos see the same votes and come to the same result,
/// so a silo that is cut off from all others does not outlive them for having voted first.
/// </summary>
internal sealed class Cuts
{
    // A vote is renewed with each probe, and looked at as often; one look between may miss it.
    private const int LooksWithoutRenewal = 2;

    private readonly Dictionary<(SiloAddress Voter, SiloAddress Target), Standing> _standing = [];

    /// <summary>
    /// The silo that has to go: of those that are cut off from most others, the one that most have voted against, and
    /// of these the youngest. Null when every vote has ended, or is new and may end by itself.
    /// </summary>
    /// <param name="votes">All votes of active silos against active silos.</param>
    public SiloAddress? Look(IReadOnlyCollection<DeathVote> votes)
    {
        foreach (var gone in _standing.Keys.Except(votes.Select(PairOf)).ToList())
            _standing.Remove(gone);
        foreach (var vote in votes)
            _standing[PairOf(vote)] = _standing.TryGetValue(PairOf(vote), out var before)
                ? before.Then(vote.Time)
                : new Standing(vote.Time, HasBeenRenewed: false, Looks: 0);
        var cuts = _standing.Where(vote => vote.Value.IsCut).Select(vote => vote.Key).ToList();
        return cuts.SelectMany(cut => new[] { cut.Voter, cut.Target })
            .Distinct()
            .OrderByDescending(silo => Others(cuts, silo))
            .ThenByDescending(silo => cuts.Count(cut => cut.Target.Equals(silo)))
            .ThenByDescending(silo => silo.Generation)
            .ThenBy(silo => silo.ToString(), StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static (SiloAddress Voter, SiloAddress Target) PairOf(DeathVote vote) => (vote.Voter, vote.Target);

    private static int Others(List<(SiloAddress Voter, SiloAddress Target)> cuts, SiloAddress silo) =>
        cuts.Where(cut => cut.Voter.Equals(silo) || cut.Target.Equals(silo))
            .Select(cut => cut.Voter.Equals(silo) ? cut.Target : cut.Voter)
            .Distinct()
            .Count();

    /// <param name="Time">The vote's time at the last look.</param>
    /// <param name="HasBeenRenewed">Whether it has changed since it was first seen.</param>
    /// <param name="Looks">How often it has not changed since it last did.</param>
    private readonly record struct Standing(DateTime Time, bool HasBeenRenewed, int Looks)
    {
        public bool IsCut => HasBeenRenewed && Looks <= LooksWithoutRenewal;

        public Standing Then(DateTime time) =>
            time != Time
                ? new(time, HasBeenRenewed: Looks <= LooksWithoutRenewal, Looks: 0)
                : this with
                {
                    Looks = Looks + 1,
                };
    }
}
