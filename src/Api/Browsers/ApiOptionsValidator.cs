using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Browsers;

/// <summary>
/// Finds names and origins that could never match, which would otherwise show only as refused clients.
/// </summary>
internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        foreach (var host in options.AllowedHosts.Where(static host => !IsName(host)))
            errors.AddError(
                $"Api:AllowedHosts has {host}; it must be a host name or address without a port, such as "
                    + $"carts.example.com or *."
            );
        foreach (var origin in options.CorsOrigins.Where(static origin => !IsOrigin(origin)))
            errors.AddError(
                $"Api:CorsOrigins has {origin}; it must be an origin as browsers write it, such as "
                    + $"https://shop.example.com."
            );
        return errors.Build();
    }

    private static bool IsName(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return host == AllowedHosts.Any
            || (new HostString(name).Host == name && Uri.CheckHostName(name) is not UriHostNameType.Unknown);
    }

    // Browsers write lower case, no default port and no path, and send exactly that.
    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.IdnHost.Length > 0
        && uri.GetLeftPart(UriPartial.Authority) == origin;
}
