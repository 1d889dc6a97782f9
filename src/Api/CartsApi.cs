using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.Auth;
using PartnerCarts.Api.Browsers;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Proxies;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Routes;
using PartnerCarts.Engine;

namespace PartnerCarts.Api;

/// <summary>The HTTP API of carts (contract.md), as two calls in a host's Program.cs.</summary>
public static class CartsApi
{
    /// <summary>
    /// Adds the HTTP API. The host registers what is behind it, <see cref="CartOperations"/>, and may register a
    /// <see cref="DevelopmentKey"/> and health checks tagged <c>ready</c>. Sections <c>Api</c>, <c>Auth</c>,
    /// <c>Customers</c>, <c>Limits</c>, <c>Audit</c> and <c>Proxies</c> are validated when the host starts.
    /// </summary>
    public static WebApplicationBuilder AddCartsApi(
        this WebApplicationBuilder builder,
        Action<CartsApiOptions>? configure = null
    )
    {
        var services = builder.Services;
        // At Debug, Kestrel logs header lines that it cannot read, and with them whatever a client has put there, be it
        // a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Information);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CartsApiOptions>().Configure(options => configure?.Invoke(options));
        builder.AddWebServer();
        services.AddCartsLimits(builder.Configuration);
        services.AddBrowserRules(builder.Configuration);
        services.AddCartsAuth(builder.Configuration);
        services.AddRelationships(builder.Configuration);
        services.AddSingleton<CustomerGate>();
        services.AddSingleton<NotFoundDelay>();
        services.AddCartsAudit(builder.Configuration);
        services.AddKnownProxies(builder.Configuration);
        services.AddSingleton<CartEndpoints>();
        services.AddSingleton<DraftRequests>();
        services.AddSingleton<PlaceOrderEndpoint>();
        services.AddSingleton<OrderEndpoints>();
        services.AddSingleton<SubscriptionEndpoints>();
        services.AddSingleton<CatalogScopes>();
        services.AddSingleton<CatalogEndpoints>();
        services.AddSingleton<PromotionEndpoints>();
        services.AddSingleton<ProfileEndpoints>();
        services.AddSettingsFilesHealth();
        services.AddCartsOpenApi();
        return builder;
    }

    /// <summary>Puts the HTTP API into the pipeline. Nothing of the host's may answer before it.</summary>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication UseCartsApi(this WebApplication app)
    {
        // All errors at once, before any service meets the first.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseKnownProxies();
        app.UseMiddleware<StrangerThrottleMiddleware>();
        app.UseMiddleware<RequestContextMiddleware>();
        app.UseCartsAudit();
        app.UseMiddleware<ExceptionMiddleware>();
        app.UseMiddleware<FramingMiddleware>();
        app.UseBrowserRules();
        app.UseRouting();
        app.UseCartsAuth();
        app.UseCartsLimits();

        app.Services.GetRequiredService<CartEndpoints>().Map(app);
        app.Services.GetRequiredService<OrderEndpoints>().Map(app);
        app.Services.GetRequiredService<SubscriptionEndpoints>().Map(app);
        app.Services.GetRequiredService<CatalogEndpoints>().Map(app);
        app.Services.GetRequiredService<PromotionEndpoints>().Map(app);
        app.Services.GetRequiredService<ProfileEndpoints>().Map(app);
        app.MapHealth();
        app.Services.GetRequiredService<OpenApiEndpoint>().Map(app);
        app.UseEndpoints(static _ => { });
        app.Run(static context =>
        {
            FaultResponse.Send(context, EdgeFaults.UnknownRoute);
            return Task.CompletedTask;
        });
        return app;
    }
}
