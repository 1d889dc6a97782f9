using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using PartnerCarts.Api.Limits;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Wires what checks tokens. The host may register a <see cref="DevelopmentKey"/>; without one there are no development
/// tokens.
/// </summary>
internal static class AuthServices
{
    private const string MetadataPath = "/.well-known/openid-configuration";
    private const int LongestDocument = 1 << 20;

    // The client lives as long as the process; its connections must not, or it would never see the authority move.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    public static void AddCartsAuth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<AuthOptions>(configuration, AuthOptions.Section);
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<DevelopmentKeyPolicy>();
        services.AddAuthenticationCore(static options =>
        {
            options.AddScheme<BearerHandler>(BearerHandler.Scheme, displayName: null);
            options.DefaultScheme = BearerHandler.Scheme;
        });
        services.AddAuthorizationCore(CartsPolicies.AddTo);
        services.Configure<RouteOptions>(static options =>
            // AccessMiddleware handles it; routing looks for the framework's own.
            options.SuppressCheckForUnhandledSecurityMetadata = true
        );
        services.AddSingleton<TokenPolicies>();
        services.AddSingleton<BearerAuthentication>();
        services.AddSingleton(static provider => new TokenVerifier(
            provider.GetRequiredService<IOptions<AuthOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<DevelopmentKeyPolicy>(),
            provider.GetRequiredService<ProcessorShares>(),
            provider.GetRequiredService<TokenPolicies>(),
            provider.GetService<DevelopmentKey>(),
            Authority(provider)
        ));
    }

    /// <summary>Sets the caller of each request and checks what its route asks for; after routing.</summary>
    public static void UseCartsAuth(this WebApplication app)
    {
        // Otherwise WebApplication puts the framework's own in front of the pipeline, where their services are found.
        var properties = ((IApplicationBuilder)app).Properties;
        properties["__AuthenticationMiddlewareSet"] = true;
        properties["__AuthorizationMiddlewareSet"] = true;
        app.UseMiddleware<AccessMiddleware>();
    }

    private static AuthorityKeys? Authority(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AuthOptions>>().Value;
        if (options.Authority is not { Length: > 0 } authority)
            return null;

        var address = authority.TrimEnd('/') + MetadataPath;
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime })
        {
            Timeout = options.AuthorityTimeout,
            MaxResponseContentBufferSize = LongestDocument,
        };
        var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(address).IsLoopback };
        return new AuthorityKeys(
            async cancellation =>
                AuthorityDocument.From(
                    await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellation)
                ),
            options.KeysKeptFor,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AuthorityKeys>>()
        );
    }
}
