using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace PartnerCarts.Silo;

/// <summary>
/// Of two silos that cannot reach each other directly, one goes. Orleans keeps both as long as it gets no second vote,
/// and in a partial partition there is none: all others reach either. Meanwhile whatever lies across the cut (a cart's
/// placement, its directory entry, its activation) fails. The votes are in the membership table, which all silos read.
/// </summary>
internal sealed partial class CutWatch(
    IMembershipTable table,
    ISiloStatusOracle status,
    IClusterMembershipService membership,
    IOptions<ClusterMembershipOptions> options,
    ILogger<CutWatch> logger
) : BackgroundService
{
    private readonly Cuts _cuts = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ProbeTimeout);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (status.CurrentStatus == SiloStatus.Active)
                await Look(stoppingToken);
    }

    internal static List<DeathVote> VotesIn(MembershipTableData members)
    {
        var active = members
            .Members.Select(member => member.Item1)
            .Where(member => member.Status == SiloStatus.Active)
            .ToDictionary(member => member.SiloAddress);
        return
        [
            .. active.Values.SelectMany(target =>
                (target.SuspectTimes ?? [])
                    .Where(vote => active.ContainsKey(vote.Item1))
                    .Select(vote => new DeathVote(vote.Item1, target.SiloAddress, vote.Item2))
            ),
        ];
    }

    private async Task Look(CancellationToken stoppingToken)
    {
        try
        {
            if (_cuts.Look(VotesIn(await table.ReadAllAsync(stoppingToken))) is not { } silo)
                return;
            Evicts(silo);
            await membership.TryKill(silo);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            // The database is away: nobody can be declared dead either, and the next look comes.
            CannotLook(failure);
        }
    }

    [LoggerMessage(
        3120,
        LogLevel.Warning,
        "Silo {Silo} and others cannot reach each other directly, though all are alive. It is declared dead, so that "
            + "its carts can be served again; its process ends and has to be started again. Look at the network."
    )]
    private partial void Evicts(SiloAddress silo);

    [LoggerMessage(3121, LogLevel.Information, "The membership table could not be read; trying again.")]
    private partial void CannotLook(Exception failure);
}
