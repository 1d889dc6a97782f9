using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// The service in one process, the HTTP API over carts in memory and in one SQLite file, as two calls in a host's
/// Program.cs: this program's own, or somebody else's.
/// </summary>
public static class CartsLocal
{
    /// <summary>
    /// Adds the service. All sections are validated before the host starts. An <see cref="IOrderProcessor"/> that is
    /// registered takes the place of the built-in one.
    /// </summary>
    public static WebApplicationBuilder AddCartsLocal(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddDefaultUrl();
        builder.AddStore();
        builder.Services.AddCartsEngine(builder.Configuration);
        // Here nobody looks for another partner's carts by the clock; Auth:NotFoundAfter brings the delay back.
        builder.Services.Configure<AuthOptions>(static options => options.NotFoundAfter = TimeSpan.Zero);
        builder.AddCartsApi();
        builder.AddTelemetryExport("partnercarts-local");
        // The path comes unchecked: the key is asked for while the options are being validated.
        builder.AddDevelopmentKey(_ => LocalConfiguration.KeyPath(LocalConfiguration.StorePath(builder.Configuration)));
        return builder;
    }

    /// <summary>Puts the HTTP API into the pipeline. Nothing of the host's may answer before it.</summary>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication UseCartsLocal(this WebApplication app) => app.UseCartsApi();

    private static void AddStore(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSection<StoreOptions>(builder.Configuration, StoreOptions.Section);
        services.AddCartSerialization();
        services.TryAddSingleton<SqliteStore>();
        services.AddSingleton<ICartStates>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<ICartIndex, SqliteCartIndex>();
        services.AddSingleton<IOrderStore, SqliteOrderStore>();
        services.AddSingleton<LocalCarts>();
        services.AddSingleton<ICarts>(provider => provider.GetRequiredService<LocalCarts>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteStore>());
        services.AddHostedService<Sweeper>();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
    }
}
