namespace PartnerCarts.Grains;

/// <summary>
/// Tells grains that their silo is about to leave. Orleans ends an activation only after its calls have ended. A call
/// that waits for a checkout would delay that; it is told to end, and its caller waits again at the next activation.
/// </summary>
internal sealed class SiloLeaving : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    public CancellationToken Token => _leaving.Token;

    // Stages stop from the last to the first: by now gateways have been told to send elsewhere; activations end next.
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(
            nameof(SiloLeaving),
            ServiceLifecycleStage.BecomeActive,
            static _ => Task.CompletedTask,
            _ => _leaving.CancelAsync()
        );

    public void Dispose() => _leaving.Dispose();
}
