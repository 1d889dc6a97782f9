using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PartnerCarts.Api.Auth;

namespace PartnerCarts.Api.Browsers;

/// <summary>
/// The names under which the service may be asked for. A page whose own name starts to lead to 127.0.0.1 after it was
/// loaded (DNS rebinding) is of the same origin as the service for its browser; only the <c>Host</c> header tells them
/// apart.
/// </summary>
internal sealed class AllowedHosts(IServer server, IOptions<ApiOptions> options, IOptions<ProxiesOptions> proxies)
{
    /// <summary>Stands for every name.</summary>
    public const string Any = "*";

    private static readonly StringSegment[] OfLoopback = ["localhost", "*.localhost", "127.0.0.1", "[::1]"];

    // The addresses are known once the server has started, and do not change; requests come after that.
    private readonly Lazy<StringSegment[]> _names = new(() => Names(server, options.Value, proxies.Value));

    /// <summary>Whether the name is one of the service's. None at all passes: browsers always send one.</summary>
    public bool Include(HostString host) =>
        !host.HasValue || _names.Value is not { Length: > 0 } names || HostString.MatchesAny(host.Host, names);

    /// <summary>The names that count, as <see cref="HostString.MatchesAny"/> takes them; none when any does.</summary>
    private static StringSegment[] Names(IServer server, ApiOptions options, ProxiesOptions proxies)
    {
        if (options.AllowedHosts.Length > 0)
            return options.AllowedHosts.Contains(Any)
                ? []
                : [.. options.AllowedHosts.Select(static host => new StringSegment(host))];

        // What others can reach has names that only they know, and a proxy hands on the name that its client used.
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return proxies.Networks.Length == 0 && addresses.Count > 0 && addresses.All(DevelopmentKeyPolicy.IsLocal)
            ? [.. OfLoopback, .. addresses.Select(static address => new StringSegment(new Uri(address).Host))]
            : [];
    }
}
