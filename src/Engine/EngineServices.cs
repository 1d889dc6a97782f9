using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>What every host of carts registers.</summary>
public static class EngineServices
{
    /// <summary>
    /// Adds the sections <c>Carts</c> and <c>Orders</c> (validated at start), the catalog, the clock, the built-in order desk, and what turns
    /// and REST faces need. The host adds <see cref="ICarts"/> and an <see cref="IOrderBook"/>; an <see cref="IOrderDesk"/> of its own goes before this call.
    /// </summary>
    public static IServiceCollection AddCartsEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<CartsOptions>(configuration, CartsOptions.Section);
        services.AddSection<OrdersOptions>(configuration, OrdersOptions.Section);
        services.AddSingleton<IValidateOptions<OrdersOptions>>(new OrdersOptionsValidator(configuration.GetSection(OrdersOptions.Section)));
#pragma warning disable RS0030 // The one place where the system's clock comes in.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton(CreateCatalogSource);
        services.AddHostedService<CatalogWatch>();
        services.TryAddSingleton<IOrderDesk, BuiltInOrderDesk>();
        services.TryAddSingleton<TurnServices>();
        services.TryAddSingleton<CartOperations>();
        return services;
    }

    /// <summary>
    /// Binds options to a section and validates it at start: attributes, and keys that no option has. Every error names its configuration key.
    /// </summary>
    public static OptionsBuilder<TOptions> AddSection<TOptions>(this IServiceCollection services, IConfiguration configuration, string name)
        where TOptions : class
    {
        var section = configuration.GetSection(name);
        services.TryAddSingleton(typeof(LiveOptions<>));
        services.AddHostedService<LiveOptionsStart<TOptions>>();
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(section));
        return services.AddOptions<TOptions>().Bind(section).ValidateOnStart();
    }

    // The path is looked up late: hosted services are made before the options are validated, and must not be the first to meet a faulty one.
    private static ICatalogSource CreateCatalogSource(IServiceProvider services) => new FileCatalogSource(
        () => FindCatalogPath(services),
        services.GetRequiredService<ILogger<FileCatalogSource>>());

    private static string? FindCatalogPath(IServiceProvider services)
    {
        var path = services.GetRequiredService<IOptions<CartsOptions>>().Value.Catalog;
        var root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();
        return string.IsNullOrWhiteSpace(path) ? null : Path.GetFullPath(path, root);
    }
}
