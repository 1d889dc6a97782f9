using Microsoft.Extensions.Options;

namespace PartnerCarts.Gateway;

/// <summary>This program's gateway.</summary>
internal static class GatewayHost
{
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Changes to the composition, made last.</param>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddCartsGateway(Registered.Providers);
        configure?.Invoke(builder);
        return builder.Build().UseCartsGateway();
    }

    /// <summary>Runs until it is told to stop, be it before there is a cluster.</summary>
    public static Task Run(WebApplication app) => app.RunCartsGateway();
}
