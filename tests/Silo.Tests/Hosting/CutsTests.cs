using System.Net;
using Orleans;
using Orleans.Runtime;

namespace PartnerCarts.Silo.Tests.Hosting;

/// <summary>Which silo goes when two cannot reach each other, and that nobody goes for less.</summary>
public sealed class CutsTests
{
    private static readonly SiloAddress Oldest = Silo(1);
    private static readonly SiloAddress Middle = Silo(2);
    private static readonly SiloAddress Youngest = Silo(3);

    private readonly Cuts _cuts = new();
    private int _time;

    [Fact]
    public void Look_NoVotes_NobodyGoes() => Assert.Null(_cuts.Look([]));

    [Fact]
    public void Look_VoteThatIsNotRenewed_NobodyGoes()
    {
        var vote = new DeathVote(Oldest, Middle, DateTime.UnixEpoch);
        for (var look = 0; look < 10; look++)
            Assert.Null(_cuts.Look([vote]));
    }

    [Fact]
    public void Look_TwoThatCannotReachEachOther_TheYoungerGoes() =>
        Assert.Equal(Youngest, LookTwice((Middle, Youngest), (Youngest, Middle)));

    [Fact]
    public void Look_OnlyOneOfTwoNotices_TheOneThatDoesNotAnswerGoes() =>
        Assert.Equal(Oldest, LookTwice((Youngest, Oldest)));

    [Fact]
    public void Look_OneIsCutOffFromAll_ItGoesWhoeverVotedFirst() =>
        Assert.Equal(Oldest, LookTwice((Oldest, Middle), (Oldest, Youngest), (Middle, Oldest)));

    [Fact]
    public void Look_OnlyTheOneThatIsCutOffNotices_ItGoes() =>
        Assert.Equal(Middle, LookTwice((Middle, Oldest), (Middle, Youngest)));

    [Fact]
    public void Look_VoteEndsBeforeItIsRenewed_NobodyGoes()
    {
        Look((Oldest, Middle));
        Assert.Null(_cuts.Look([]));
        Assert.Null(Look((Oldest, Middle)));
    }

    [Fact]
    public void Look_VoteRenewedOnceAndNeverAgain_EndsToCount()
    {
        Assert.NotNull(LookTwice((Oldest, Middle)));
        var old = new DeathVote(Oldest, Middle, DateTime.UnixEpoch.AddSeconds(_time));
        var goes = Enumerable.Range(0, 6).Select(_ => _cuts.Look([old])).ToList();
        Assert.Null(goes[^1]);
    }

    [Fact]
    public void Look_OldVoteThatStoppedLongAgo_NeedsTwoRenewalsToCount()
    {
        var old = new DeathVote(Oldest, Middle, DateTime.UnixEpoch);
        for (var look = 0; look < 10; look++)
            _cuts.Look([old]);
        Assert.Null(Look((Oldest, Middle)));
        Assert.Equal(Middle, Look((Oldest, Middle)));
    }

    [Fact]
    public void VotesIn_SilosThatHaveGone_NeitherVoteNorAreVotedAgainst()
    {
        var members = new MembershipTableData(
            [
                Tuple.Create(Entry(Oldest, SiloStatus.Active, Middle, Youngest), "1"),
                Tuple.Create(Entry(Middle, SiloStatus.Active), "1"),
                Tuple.Create(Entry(Youngest, SiloStatus.Dead, Middle), "1"),
            ],
            new TableVersion(1, "1")
        );

        var vote = Assert.Single(CutWatch.VotesIn(members));
        Assert.Equal((Middle, Oldest), (vote.Voter, vote.Target));
    }

    private SiloAddress? LookTwice(params (SiloAddress Voter, SiloAddress Target)[] votes)
    {
        Assert.Null(Look(votes));
        return Look(votes);
    }

    private SiloAddress? Look(params (SiloAddress Voter, SiloAddress Target)[] votes)
    {
        _time++;
        return _cuts.Look([
            .. votes.Select(vote => new DeathVote(vote.Voter, vote.Target, DateTime.UnixEpoch.AddSeconds(_time))),
        ]);
    }

    private static MembershipEntry Entry(SiloAddress silo, SiloStatus status, params SiloAddress[] voters) =>
        new()
        {
            SiloAddress = silo,
            Status = status,
            SuspectTimes = [.. voters.Select(voter => Tuple.Create(voter, DateTime.UnixEpoch))],
        };

    private static SiloAddress Silo(int generation) =>
        SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 5100 + generation), generation);
}
