using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Api;

/// <summary>What the hosts of the REST face do alike.</summary>
public static class HttpApiDefaults
{
    /// <summary>Where a host listens that is told nothing.</summary>
    public const string Url = "http://127.0.0.1:5080";

    /// <summary>Listens on <see cref="Url"/> where no setting names an address.</summary>
    public static void AddDefaultUrl(this IConfigurationManager configuration)
    {
        if (
            configuration["urls"] is null
            && configuration["http_ports"] is null
            && configuration["https_ports"] is null
            && !configuration.GetSection("Kestrel:Endpoints").Exists()
        )
            configuration["urls"] = Url;
    }

    /// <summary>Registers the development key where it may count: elsewhere there should be none.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="path">The key's file, made when missing; asked for late.</param>
    public static void AddDevelopmentKey(this WebApplicationBuilder builder, Func<IServiceProvider, string> path)
    {
        if (
            builder.Environment.IsDevelopment()
            || builder.Configuration.GetValue<bool>($"{AuthOptions.Section}:{nameof(AuthOptions.AllowDevelopmentKeys)}")
        )
            builder.Services.AddSingleton(services => DevelopmentKey.LoadOrCreate(path(services)));
    }
}
