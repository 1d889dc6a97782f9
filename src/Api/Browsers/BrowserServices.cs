using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PartnerCarts.Api.Requests;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Browsers;

/// <summary>Wires who may reach the service from a browser.</summary>
internal static class BrowserServices
{
    public static void AddBrowserRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ApiOptions>(configuration, ApiOptions.Section);
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<TrustedOrigins>();
        services.AddCors();
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<ApiOptions>>(
                static (cors, api) =>
                    cors.AddDefaultPolicy(policy =>
                        policy
                            .WithOrigins(api.Value.CorsOrigins)
                            .WithMethods("GET", "POST", "PUT")
                            .AllowAnyHeader()
                            .WithExposedHeaders(
                                HeaderNames.ETag,
                                HeaderNames.RetryAfter,
                                HeaderKeys.RequestId,
                                HeaderKeys.CorrelationId,
                                HeaderKeys.Locale
                            )
                    )
            );
    }

    /// <summary>Before anything looks at the token or the route.</summary>
    public static void UseBrowserRules(this WebApplication app)
    {
        app.UseMiddleware<BrowserMiddleware>();
        // For trusted origins alone: the middleware answers a preflight of any, be it without permission.
        var trusted = app.Services.GetRequiredService<TrustedOrigins>();
        app.UseWhen(context => trusted.Include(context.Request), static browsers => browsers.UseCors());
    }
}
