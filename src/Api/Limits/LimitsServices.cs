using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Wires what bounds the work: the web server's limits, how often a partner may ask, and how much is in work at a time.
/// </summary>
internal static class LimitsServices
{
    public static void AddCartsLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<LimitsOptions>(configuration, LimitsOptions.Section);
        services.AddSingleton<IValidateOptions<LimitsOptions>, LimitsOptionsValidator>();
        services.AddHostedService<KestrelLimits>();
        services
            .AddOptions<SocketTransportOptions>()
            .Configure<IOptions<LimitsOptions>>(
                static (sockets, limits) => sockets.CreateBoundListenSocket = endPoint => Listen(endPoint, limits.Value)
            );
        services.AddSingleton<RateLimits>();
        services.AddSingleton<RefusedRequests>();
        services.AddSingleton<RefusalThrottle>();
        services.AddSingleton<InFlightLimiter>();
        services.AddSingleton<ProcessorShares>();
    }

    /// <summary>For the place in the pipeline where the caller is known.</summary>
    public static void UseCartsLimits(this WebApplication app)
    {
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseMiddleware<InFlightMiddleware>();
    }

    // Connections inherit it. The system's own grows to megabytes, so that a client that takes nothing would be
    // answered many times before it is waited for.
    private static Socket Listen(EndPoint endPoint, LimitsOptions limits)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        if (limits.SendBuffer > 0)
            socket.SendBufferSize = limits.SendBuffer;
        return socket;
    }
}
