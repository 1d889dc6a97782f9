using Microsoft.Extensions.Logging;

namespace PartnerCarts.Gateway;

/// <summary>A gateway may be started before any silo: it goes on trying, and says why it is not there yet.</summary>
internal sealed partial class ConnectUntilThereIsASilo(ILogger<ConnectUntilThereIsASilo> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        NotConnected(exception.Message);
#pragma warning disable RS0030 // The network's time, not the carts'.
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
        return true;
    }

    [LoggerMessage(400, LogLevel.Warning, "Not connected to the cluster yet; trying again: {Reason}")]
    private partial void NotConnected(string reason);
}
