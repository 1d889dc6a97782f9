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
    /// Adds the sections <c>Carts</c> and <c>Orders</c> (validated at start), the catalog, the clock, the built-in
    /// order processor, and what runs and HTTP APIs need. The host adds <see cref="ICarts"/> and an
    /// <see cref="IOrderStore"/>; an <see cref="IOrderProcessor"/> of its own goes before this call.
    /// </summary>
    public static IServiceCollection AddCartsEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<CartsOptions>(configuration, CartsOptions.Section);
        services.AddReloadedSection<OrdersOptions>(configuration, OrdersOptions.Section);
        services.AddSingleton<IValidateOptions<OrdersOptions>>(
            new OrdersOptionsValidator(configuration.GetSection(OrdersOptions.Section))
        );
#pragma warning disable RS0030 // The one place where the system's clock comes in.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton(CreateCatalogSource);
        services.AddFileWatch<ICatalogSource>();
        services.TryAddSingleton<IOrderProcessor, BuiltInOrderProcessor>();
        services.TryAddSingleton<ExecutorServices>();
        services.TryAddSingleton<CartOperations>();
        services.TryAddSingleton<OrderOperations>();
        services.TryAddSingleton<SubscriptionOperations>();
        services.TryAddSingleton<PromotionOperations>();
        return services;
    }

    /// <summary>
    /// Binds options to a section and validates it at start: attributes, and keys that no option has. Every error names
    /// its configuration key.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="name">The section's name.</param>
    /// <param name="elsewhere">Sections below it that have options of their own.</param>
    public static OptionsBuilder<TOptions> AddSection<TOptions>(
        this IServiceCollection services,
        IConfiguration configuration,
        string name,
        params string[] elsewhere
    )
        where TOptions : class
    {
        var section = configuration.GetSection(name);
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(section, elsewhere));
        return services.AddOptions<TOptions>().Configure(options => Bind(section, options)).ValidateOnStart();
    }

    /// <summary>
    /// <see cref="AddSection"/>, for options that follow the configuration of a running service; read them from
    /// <see cref="ReloadedOptions{TOptions}"/>.
    /// </summary>
    private static void AddReloadedSection<TOptions>(
        this IServiceCollection services,
        IConfiguration configuration,
        string name
    )
        where TOptions : class
    {
        services.AddSection<TOptions>(configuration, name);
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(
            new ConfigurationChangeTokenSource<TOptions>(configuration.GetSection(name))
        );
        services.TryAddSingleton<ReloadedOptions<TOptions>>();
        services.AddHostedService<ReloadedOptionsStart<TOptions>>();
    }

    // The binder's own message does not say which values are allowed, and names only the first of several faults.
    private static void Bind<TOptions>(IConfigurationSection section, TOptions options)
        where TOptions : class
    {
        string[] misfits = [.. SectionKeys.MisfitsOf(section, typeof(TOptions))];
        if (misfits.Length > 0)
            throw new OptionsValidationException(section.Path, typeof(TOptions), misfits);
        section.Bind(options);
    }

    /// <summary>Adds a service that reloads the source's file, if it is an <see cref="IReloadedFile"/>.</summary>
    internal static void AddFileWatch<TSource>(this IServiceCollection services)
        where TSource : notnull =>
        services.AddSingleton<IHostedService>(static provider => new FileWatch(
            () => provider.GetRequiredService<TSource>() as IReloadedFile,
            provider.GetRequiredService<TimeProvider>()
        ));

    /// <summary>A path of the configuration, from the content root on; null when there is none.</summary>
    internal static string? FullPath(this IServiceProvider services, string? path)
    {
        var root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory();
        return string.IsNullOrWhiteSpace(path) ? null : Path.GetFullPath(path, root);
    }

    private static ICatalogSource CreateCatalogSource(IServiceProvider services) =>
        new FileCatalogSource(
            () => services.FullPath(services.GetRequiredService<IOptions<CartsOptions>>().Value.Catalog),
            services.GetRequiredService<ILogger<FileCatalogSource>>()
        );
}
