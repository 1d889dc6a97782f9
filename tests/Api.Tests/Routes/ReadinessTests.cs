using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerCarts.Api.Routes;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Api.Tests.Routes;

/// <summary>However many ask for readiness, its checks run once in a second.</summary>
public sealed class ReadinessTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Checks _checks = new();
    private readonly Readiness _readiness;

    public ReadinessTests() => _readiness = new Readiness(_checks, _clock);

    [Fact]
    public async Task Result_CountsForASecond()
    {
        await _readiness.Latest();
        _checks.Status = HealthStatus.Unhealthy;
        _clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(HealthStatus.Healthy, (await _readiness.Latest()).Status);
        Assert.Equal(1, _checks.Asked);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(HealthStatus.Unhealthy, (await _readiness.Latest()).Status);
        Assert.Equal(2, _checks.Asked);
    }

    [Fact]
    public async Task Check_ThatRuns_IsWaitedForByAllHoweverLongItTakes()
    {
        var hold = new TaskCompletionSource();
        _checks.Hold = hold.Task;
        var first = _readiness.Latest();
        _clock.Advance(TimeSpan.FromSeconds(10));
        var second = _readiness.Latest();
        hold.SetResult();

        Assert.Same(await first, await second);
        Assert.Equal(1, _checks.Asked);
    }

    [Fact]
    public async Task Check_ThatThrows_IsMadeAnewForTheNext()
    {
        _checks.Hold = Task.FromException(new InvalidOperationException("A check without a result."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _readiness.Latest());
        _checks.Hold = Task.CompletedTask;

        Assert.Equal(HealthStatus.Healthy, (await _readiness.Latest()).Status);
    }

    private sealed class Checks : HealthCheckService
    {
        public int Asked { get; private set; }

        public HealthStatus Status { get; set; } = HealthStatus.Healthy;

        public Task Hold { get; set; } = Task.CompletedTask;

        public override async Task<HealthReport> CheckHealthAsync(
            Func<HealthCheckRegistration, bool>? predicate,
            CancellationToken cancellationToken = default
        )
        {
            Asked++;
            var status = Status;
            await Hold;
            var entry = new HealthReportEntry(status, null, TimeSpan.Zero, null, null);
            return new HealthReport(new Dictionary<string, HealthReportEntry> { ["one"] = entry }, TimeSpan.Zero);
        }
    }
}
