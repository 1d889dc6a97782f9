using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Browsers;

/// <summary>
/// Refuses what a page of another site has its visitor's browser send: requests under a name that is not the service's,
/// and changes. A form or a text/plain POST needs no CORS, so the browser does not ask before it sends one. Clients
/// that are no browsers send neither <c>Origin</c> nor <c>Sec-Fetch-Site</c> and notice nothing.
/// </summary>
internal sealed class BrowserMiddleware(RequestDelegate next, AllowedHosts hosts, TrustedOrigins trusted)
{
    private const string FetchSite = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext context)
    {
        if (RefusalOf(context.Request) is not { } fault)
            return next(context);
        FaultResponse.Send(context, fault);
        return Task.CompletedTask;
    }

    private Fault? RefusalOf(HttpRequest request)
    {
        if (!hosts.Include(request.Host))
            return EdgeFaults.Invalid(
                $"Host {SanitizedText.Of(request.Host.Value!)} is no name of this service; Api:AllowedHosts can "
                    + $"add names."
            );
        if (IsSafe(request.Method) || trusted.Include(request) || IsOfSameOrigin(request))
            return null;
        return EdgeFaults.NotEntitled(
            "a page of another origin must not change anything here; those that may are in Api:CorsOrigins."
        );
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method)
        || HttpMethods.IsHead(method)
        || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);

    private static bool IsOfSameOrigin(HttpRequest request)
    {
        // The browser's own word, which no page can change. "none": a person typed it, or a browser extension sent it.
        if (request.Headers[FetchSite] is { Count: > 0 } site)
            return site.Count == 1 && site[0] is "same-origin" or "none";
        // Older browsers, and all of them where the service is reached over plain HTTP from elsewhere. Without the
        // scheme: a proxy in front may have ended TLS. A page without an origin of its own sends "null".
        return request.Headers.Origin is not { Count: > 0 } origin || IsAt(origin, request.Host);
    }

    private static bool IsAt(StringValues origin, HostString host) =>
        origin.Count == 1
        && Uri.TryCreate(origin[0], UriKind.Absolute, out var uri)
        && uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
