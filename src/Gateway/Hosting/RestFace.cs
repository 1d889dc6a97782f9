using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;

namespace PartnerCarts.Gateway;

/// <summary>The REST face over a cluster, the same in a gateway and in a silo that shows it itself.</summary>
internal static class RestFace
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static void AddRestFace(this WebApplicationBuilder builder)
    {
        builder.AddCartsApi(static options => options.RepeatsInside = true);
        // Where it cannot count there should be none.
        if (builder.Environment.IsDevelopment() || builder.Configuration.GetValue<bool>($"{AuthOptions.Section}:{nameof(AuthOptions.AllowDevelopmentKeys)}"))
            builder.Services.AddSingleton(provider => DevelopmentKey.LoadOrCreate(provider.GetRequiredService<IOptions<GatewayOptions>>().Value.DevelopmentKeyFile));
    }

    /// <summary>
    /// Where the cluster's settings are wrong, there is no cluster for services to be made of. In Development the container would say that first, and at length; what has to be put right is
    /// said by the validation of the settings, which comes next.
    /// </summary>
    public static void LetSettingsSpeakFirst(this WebApplicationBuilder builder) => builder.Host.UseDefaultServiceProvider(static options => options.ValidateOnBuild = false);

    /// <summary>Listens on http://127.0.0.1:5080 where no setting names an address.</summary>
    public static void AddDefaultUrl(this IConfigurationManager configuration)
    {
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
            configuration["urls"] = DefaultUrl;
    }
}
