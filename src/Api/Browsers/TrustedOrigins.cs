using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Browsers;

/// <summary>The origins whose pages may use the service (<see cref="ApiOptions.CorsOrigins"/>).</summary>
internal sealed class TrustedOrigins(IOptions<ApiOptions> options)
{
    private readonly HashSet<string> _origins = new(options.Value.CorsOrigins, StringComparer.Ordinal);

    /// <summary>Whether a page of one of them sent the request, or asks whether it may.</summary>
    public bool Include(HttpRequest request) =>
        _origins.Count > 0 && request.Headers.Origin is { Count: 1 } origin && _origins.Contains(origin[0] ?? "");
}
