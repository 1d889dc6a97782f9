using Microsoft.Extensions.Options;
using Orleans.Configuration;
using PartnerCarts.Cluster;

namespace PartnerCarts.Silo;

/// <summary>
/// How a silo leaves when it is asked to: it tells gateways to send elsewhere and waits for what is under way, tells
/// the other silos that it goes, hands its carts over by deactivating them, and gives the last answers time to get out.
/// Orleans' own defaults for both waits are none, which costs the requests of that moment an attempt of five seconds.
/// </summary>
internal static class SiloLeave
{
    private static readonly TimeSpan LastAnswers = TimeSpan.FromMilliseconds(500);

    public static ISiloBuilder UseChosenLeave(this ISiloBuilder silo)
    {
        silo.Services.AddOptions<SiloMessagingOptions>()
            .Configure<IOptions<ShutdownOptions>>(
                static (messaging, shutdown) =>
                {
                    messaging.ClientGatewayShutdownNotificationTimeout = shutdown.Value.LeaveDelay;
                    messaging.WaitForMessageToBeQueuedForOutboundTime = LastAnswers;
                }
            );
        return silo;
    }
}
