using Microsoft.Extensions.Logging;

namespace PartnerCarts.Gateway;

/// <summary>A gateway may be started before any silo: it goes on trying, and says why it is not there yet.</summary>
internal sealed partial class ConnectUntilThereIsASilo(TimeProvider time, ILogger<ConnectUntilThereIsASilo> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        NotConnected(exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(400, LogLevel.Warning, "Not connected to the cluster yet; trying again: {Reason}")]
    private partial void NotConnected(string reason);
}
