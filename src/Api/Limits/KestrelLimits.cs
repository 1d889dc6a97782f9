using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Kestrel's own limits. Those on what a request looks like are wider than ours: what Kestrel refuses itself is an
/// empty answer that clients cannot read, so nearly everything is let in and refused by us (design.md, "Edges worth
/// knowing"). Those on time cut off whoever holds a connection without using it.
/// </summary>
internal sealed class KestrelLimits(IOptions<KestrelServerOptions> kestrel, IOptions<LimitsOptions> options)
    : LifecycleService
{
    /// <summary>What does not depend on settings.</summary>
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        // What Kestrel reads ahead of us, and holds for as long as a request waits for a place. At least a head must
        // fit.
        kestrel.Limits.MaxRequestBufferSize = 64 * 1024;
        // We stop at 256 KiB. Kestrel then reads on for some seconds and throws away what comes, so that the client
        // sees our answer instead of a broken connection, which it would try again. A limit here would break the
        // connection.
        kestrel.Limits.MaxRequestBodySize = null;
        // Latin-1 has a character for every byte: no header is refused for its bytes. Headers that may hold more than
        // ASCII are decoded where they are read.
        kestrel.RequestHeaderEncodingSelector = static name =>
            name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase)
                ? DigitsOnly.Instance
                : Encoding.Latin1;
    }

    /// <summary>
    /// The settings' part. Not sooner: the server's options are made before the settings are validated, and must not be
    /// the first to meet a faulty one.
    /// </summary>
    public override Task StartingAsync(CancellationToken cancellationToken)
    {
        var (server, limits) = (kestrel.Value.Limits, options.Value);
        server.MaxConcurrentConnections = limits.Connections;
        server.RequestHeadersTimeout = limits.HeadersTimeout;
        server.KeepAliveTimeout = limits.KeepAlive;
        server.MinRequestBodyDataRate = server.MinResponseDataRate =
            limits.SlowestClient == 0 ? null : new MinDataRate(limits.SlowestClient, limits.SlowGrace);
        return Task.CompletedTask;
    }
}
