using Microsoft.Extensions.Options;

namespace PartnerCarts.Silo;

/// <summary>This program's silo.</summary>
internal static class SiloHost
{
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Changes to the composition, made last.</param>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddCartsSilo(Registered.Providers);
        configure?.Invoke(builder);
        return builder.Build().UseCartsSilo();
    }
}
