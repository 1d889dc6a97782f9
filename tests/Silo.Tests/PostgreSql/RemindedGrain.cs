namespace PartnerCarts.Silo.Tests.PostgreSql;

[Alias("partnercarts.tests.reminded")]
public interface IRemindedGrain : IGrainWithStringKey
{
    [Alias("Remind")]
    Task Remind(TimeSpan period);

    [Alias("Forget")]
    Task Forget();

    /// <summary>How often it has been reminded since it is where it is.</summary>
    [Alias("Reminders")]
    Task<int> Reminders();

    /// <summary>The silo that it is on.</summary>
    [Alias("Silo")]
    Task<SiloAddress> Silo();
}

/// <summary>A grain that only counts how often it is reminded.</summary>
[GrainType("reminded")]
internal sealed class RemindedGrain(ILocalSiloDetails silo) : Grain, IRemindedGrain, IRemindable
{
    private const string Name = "tick";
    private int _reminders;

    public Task Remind(TimeSpan period) => this.RegisterOrUpdateReminder(Name, period, period);

    public async Task Forget() =>
        await this.UnregisterReminder(
            await this.GetReminder(Name) ?? throw new InvalidOperationException("There is no reminder.")
        );

    public Task<int> Reminders() => Task.FromResult(_reminders);

    public Task<SiloAddress> Silo() => Task.FromResult(silo.SiloAddress);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminders++;
        return Task.CompletedTask;
    }
}
