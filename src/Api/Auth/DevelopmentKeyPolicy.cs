using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Whether tokens of the development key count here: in Development while nobody outside can reach the service, or
/// where the operator says so.
/// </summary>
internal sealed partial class DevelopmentKeyPolicy(
    IHostEnvironment environment,
    IServer server,
    IOptions<AuthOptions> options,
    ILogger<DevelopmentKeyPolicy> logger
)
{
    private readonly Lock _gate = new();
    private bool? _accepts;

    /// <summary>
    /// Asked by requests only: the addresses are known once the server has started, and do not change.
    /// </summary>
    public bool Accepts
    {
        get
        {
            lock (_gate)
                return _accepts ??= Decide();
        }
    }

    private bool Decide()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var isLocal = addresses.Count > 0 && addresses.All(IsLocal);
        var accepts = options.Value.AllowDevelopmentKeys || (environment.IsDevelopment() && isLocal);
        if (accepts && !isLocal)
            AcceptedInPublic();
        else if (!accepts)
            NotAccepted(environment.EnvironmentName, isLocal);
        return accepts;
    }

    /// <summary>
    /// Whether only this machine can reach the address; a wildcard, or a socket file that others may have a way to,
    /// cannot be told.
    /// </summary>
    internal static bool IsLocal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (
            uri.Host == "localhost"
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
        );

    [LoggerMessage(
        1101,
        LogLevel.Warning,
        "Development keys are accepted although others can reach the service: Auth:AllowDevelopmentKeys is true."
    )]
    private partial void AcceptedInPublic();

    [LoggerMessage(
        1102,
        LogLevel.Warning,
        "A token of the development key was refused: environment {Environment}, all addresses local: {IsLocal}. "
            + "See Auth:AllowDevelopmentKeys."
    )]
    private partial void NotAccepted(string environment, bool isLocal);
}
