using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PartnerCarts.Cluster;

namespace PartnerCarts.Gateway;

/// <summary>
/// A gateway may be started before any silo, and before its database: it goes on trying, and says why it is not there
/// yet. What waiting does not mend, such as a wrong password, ends the start.
/// </summary>
internal sealed partial class ConnectUntilThereIsASilo(
    ChosenProvider provider,
    ILogger<ConnectUntilThereIsASilo> logger
) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The same reason is repeated after so many attempts.</summary>
    private const int SayAgain = 30;

    private string? _said;
    private int _attempts;

    /// <exception cref="InvalidOperationException">There is no use in trying again; the message says what to put
    /// right.</exception>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var reason = ReasonOf(exception);
        if (reason != _said || ++_attempts % SayAgain == 0)
            NotConnected(_said = reason);
#pragma warning disable RS0030 // The network's time, not the carts'.
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
        return true;
    }

    private string ReasonOf(Exception exception)
    {
        var cause = exception is OrleansException { InnerException: { } inner } ? inner : exception;
        if (provider.Explain(cause) is { } fault)
            return fault.IsPassing ? fault.Text : throw new InvalidOperationException(fault.Text, cause);

        var cluster = provider.Cluster;
        return exception switch
        {
            _ when exception.Message.Contains("any gateway", StringComparison.OrdinalIgnoreCase) =>
                $"no silo of cluster {cluster.ClusterId} has registered where section Cluster points to. Silos "
                    + $"and gateways need the same Cluster:ClusterId, and Cluster:Provider with its address.",
            OrleansException => $"{exception.Message} If there are silos: they need the same Cluster:ClusterId "
                + $"({cluster.ClusterId}) and Cluster:Tls, and their gateway ports must be reachable from here.",
            _ => exception.Message,
        };
    }

    [LoggerMessage(400, LogLevel.Warning, "Not connected to the cluster yet; trying again: {Reason}")]
    private partial void NotConnected(string reason);
}
