using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Whether the process can serve, asked for at most once in a second however many want to know: a check may write to
/// the store, and anybody may ask. Those who come while one runs wait for it, the others get the last result.
/// </summary>
/// <param name="checks">The process's health checks, of which those tagged <c>ready</c> count.</param>
/// <param name="time">The clock.</param>
internal sealed class Readiness(HealthCheckService checks, TimeProvider time)
{
    /// <summary>How long a result is given to whoever asks.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _latest;
    private long _endedAt;

    /// <summary>The result of the running check, or of one that ended less than a second ago.</summary>
    public Task<HealthReport> Latest()
    {
        lock (_gate)
            return _latest is { } latest && (!latest.IsCompleted || IsFresh(latest)) ? latest : _latest = Check();
    }

    private bool IsFresh(Task<HealthReport> ended) =>
        ended.IsCompletedSuccessfully && time.GetElapsedTime(Volatile.Read(ref _endedAt)) < Lasts;

    // Whoever asks may leave, the check goes on: others wait for it.
    private async Task<HealthReport> Check()
    {
        var report = await checks.CheckHealthAsync(
            static check => check.Tags.Contains(HealthEndpoints.ReadyTag),
            CancellationToken.None
        );
        Volatile.Write(ref _endedAt, time.GetTimestamp());
        return report;
    }
}
