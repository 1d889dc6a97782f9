namespace PartnerCarts.Grains;

/// <summary>
/// Tells grains that their silo is about to hand its carts over. Orleans ends an activation when the calls in it have;
/// one that waits for a checkout would hold that up, and is better waited for at the next activation.
/// </summary>
internal sealed class SiloLeaving : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    public CancellationToken Token => _leaving.Token;

    // Stages stop downwards: gateways have been told to send elsewhere by now, and activations end next.
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(
            nameof(SiloLeaving),
            ServiceLifecycleStage.BecomeActive,
            static _ => Task.CompletedTask,
            _ => _leaving.CancelAsync()
        );

    public void Dispose() => _leaving.Dispose();
}
