using Microsoft.Extensions.Logging;
using Orleans.Timers;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// Looks at its shard every few seconds while it is active; a reminder keeps it active, and brings it back on another
/// silo after a crash. Only carts that are due cost anything.
/// </summary>
[GrainType(TypeName)]
internal sealed class WakeupShardGrain(
    IWakeupIndex index,
    CartReferences carts,
    ExecutorServices services,
    IReminderRegistry reminders,
    ILogger<WakeupShardGrain> logger
) : Grain, IWakeupShardGrain, IRemindable
{
    public const string TypeName = "wakeup-shard";

    private const string Reminder = "sweep";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(15);

    private bool _isReminded;

    private int Shard => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Spread over the period, so that the shards of a silo do not all ask at once. Interleaving, so that a long
        // sweep does not hold up the reminder's tick.
        var first = SweepPeriod * (Shard + 1) / WakeupShards.Count;
        this.RegisterGrainTimer(
            Sweep,
            new GrainTimerCreationOptions(first, SweepPeriod) { Interleave = true, KeepAlive = true }
        );
        return Task.CompletedTask;
    }

    public async Task Start()
    {
        if (!_isReminded && await reminders.GetReminder(GrainContext.GrainId, Reminder) is null)
            await reminders.RegisterOrUpdateReminder(GrainContext.GrainId, Reminder, ReminderPeriod, ReminderPeriod);
        _isReminded = true;
    }

    /// <summary>Being active is all that the reminder is for.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task Sweep(CancellationToken cancellation)
    {
        try
        {
            await new WakeupSweep(Shard, index, carts, services.Clock, logger).Run(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            GrainLog.NotSwept(logger, Shard, failure);
        }
    }
}
