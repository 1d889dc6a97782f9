using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Hosting;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Routes;

namespace PartnerCarts.Api;

/// <summary>What the hosts of the HTTP API do alike.</summary>
public static class HttpApiDefaults
{
    /// <summary>Where a host listens that is told nothing.</summary>
    public const string Url = "http://127.0.0.1:5080";

    private const string Protocols = "Kestrel:EndpointDefaults:Protocols";
    private const string LineFeeds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

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

    /// <summary>
    /// Sets the bounds of the web server that depend on no setting: how large a head may be, which protocols, which
    /// line ends. <see cref="CartsApi.AddCartsApi"/> does so; a host that shows health alone calls this.
    /// </summary>
    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        // HTTP/2 only for who asks for it, here or for one endpoint: no client of the contract speaks it, and Kestrel
        // bounds the number neither of a head's empty CONTINUATION frames nor of SETTINGS and PING frames.
        if (builder.Configuration[Protocols] is null)
            builder.Configuration[Protocols] = nameof(HttpProtocols.Http1);
        // A line feed alone ends no line: a proxy in front may think otherwise. The server knows this as a switch of
        // the process only.
        if (!AppContext.TryGetSwitch(LineFeeds, out _))
            AppContext.SetSwitch(LineFeeds, true);
        builder.Services.Configure<KestrelServerOptions>(KestrelLimits.Apply);
        builder.Services.AddSingleton<IValidateOptions<ListeningAddresses>, ListeningAddressesValidator>();
        builder
            .Services.AddOptions<ListeningAddresses>()
            .Configure(options => options.All = ListeningAddresses.Of(builder.Configuration))
            .ValidateOnStart();
    }

    /// <summary>What a host needs that shows its health and nothing else; <c>MapHealth</c> maps it.</summary>
    public static void AddHealthOnly(this WebApplicationBuilder builder)
    {
        builder.AddWebServer();
        builder.Services.AddSettingsFilesHealth();
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
        {
            builder.Services.AddSingleton(services => DevelopmentKey.LoadOrCreate(path(services)));
            builder.Services.AddSingleton<IValidateOptions<ListeningAddresses>, DevelopmentAddressesValidator>();
        }
    }
}
