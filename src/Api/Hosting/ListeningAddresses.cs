using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Auth;

namespace PartnerCarts.Api.Hosting;

/// <summary>
/// Where the configuration says that the host listens, by the key that says so. The web server would meet a faulty
/// address only after everything else has started, and say no key.
/// </summary>
internal sealed class ListeningAddresses
{
    public IReadOnlyList<(string Key, string Address)> All { get; set; } = [];

    public static IReadOnlyList<(string Key, string Address)> Of(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint.GetSection("Url"))
            .Where(url => url.Value is { Length: > 0 })
            .Select(url => (url.Path, url.Value!))
            .ToList();
        if (endpoints.Count > 0)
            return endpoints;
        return configuration["urls"] is { Length: > 0 } urls
            ? [.. Split(urls).Select(url => ("urls", url))]
            : [.. Ports("http_ports", "http"), .. Ports("https_ports", "https")];

        IEnumerable<(string, string)> Ports(string key, string scheme) =>
            Split(configuration[key] ?? "").Select(port => (key, $"{scheme}://*:{port}"));
    }

    private static string[] Split(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Refuses addresses that no server can listen on.</summary>
internal sealed class ListeningAddressesValidator : IValidateOptions<ListeningAddresses>
{
    public ValidateOptionsResult Validate(string? name, ListeningAddresses options)
    {
        var failures = options
            .All.Where(one => !IsAddress(one.Address))
            .Select(one =>
                $"{one.Key} is {one.Address}; it must be an address such as {HttpApiDefaults.Url}, with a port from 0 "
                + "to 65535. Correct it, or leave it out for the default."
            )
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    public static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is var parsed
                && (parsed.IsUnixPipe || parsed.IsNamedPipe || parsed.Port is >= 0 and <= 65535);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>
/// Refuses a host in Development that others can reach and that would refuse every token: tokens of the development key
/// count on this machine only, and nobody else's are known.
/// </summary>
internal sealed class DevelopmentAddressesValidator(IConfiguration configuration) : IValidateOptions<ListeningAddresses>
{
    public ValidateOptionsResult Validate(string? name, ListeningAddresses options)
    {
        var auth = configuration.GetSection(AuthOptions.Section);
        var isUsable =
            auth[nameof(AuthOptions.Authority)] is { Length: > 0 }
            || string.Equals(
                auth[nameof(AuthOptions.AllowDevelopmentKeys)],
                bool.TrueString,
                StringComparison.OrdinalIgnoreCase
            );
        return
            !isUsable
            && options.All.FirstOrDefault(one =>
                ListeningAddressesValidator.IsAddress(one.Address) && !DevelopmentKeyPolicy.IsLocal(one.Address)
            )
                is { Key: { } key, Address: var address }
            ? ValidateOptionsResult.Fail(
                $"{key} is {address}, which other machines can reach, and in Development every token would be refused "
                    + $"there. Listen on {HttpApiDefaults.Url}, name an issuer of tokens with Auth:Authority, or set "
                    + "Auth:AllowDevelopmentKeys to true where nobody else gets at the development key."
            )
            : ValidateOptionsResult.Success;
    }
}
