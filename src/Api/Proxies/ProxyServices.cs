using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;
using IPNetwork = System.Net.IPNetwork;

namespace PartnerCarts.Api.Proxies;

/// <summary>Takes the client's address from proxies that the operator names, and from nobody else.</summary>
internal static class ProxyServices
{
    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ProxiesOptions>(configuration, ProxiesOptions.Section);
        services.AddSingleton<IValidateOptions<ProxiesOptions>, Validator>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, Known>();
    }

    /// <summary>Before everything that looks at the address.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (
            app
                .Configuration.GetSection($"{ProxiesOptions.Section}:{nameof(ProxiesOptions.Networks)}")
                .GetChildren()
                .Any()
        )
            app.UseForwardedHeaders();
    }

    private sealed class Known(IOptions<ProxiesOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
    {
        public void Configure(ForwardedHeadersOptions headers)
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.ForwardLimit = options.Value.Hops;
            // The framework believes this machine by default.
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var network in options.Value.Networks)
                headers.KnownIPNetworks.Add(IPNetwork.Parse(network));
        }
    }

    private sealed class Validator : IValidateOptions<ProxiesOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProxiesOptions options)
        {
            var errors = new ValidateOptionsResultBuilder();
            foreach (var network in options.Networks.Where(static network => !IPNetwork.TryParse(network, out _)))
                errors.AddError($"Proxies:Networks has {network}; it must be a network such as 10.1.0.0/16.");
            return errors.Build();
        }
    }
}
