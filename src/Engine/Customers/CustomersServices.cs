using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>Wires <see cref="IRelationships"/>.</summary>
public static class CustomersServices
{
    // At most so many questions are asked at once, so that many requests do not flood the other service.
    private const int Connections = 32;

    // The client lives as long as the process; its connections must not, or it would never see the other service move.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Adds section <c>Customers</c>, validated at start, and what it configures; an <see cref="IRelationships"/> of
    /// the host's own goes before this call.
    /// </summary>
    public static IServiceCollection AddRelationships(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<CustomersOptions>(configuration, CustomersOptions.Section);
        services.AddSingleton<IValidateOptions<CustomersOptions>, CustomersOptionsValidator>();
        services.TryAddSingleton(Create);
        services.AddFileWatch<IRelationships>();
        return services;
    }

    private static IRelationships Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CustomersOptions>>().Value;
        if (options.Lookup is { Length: > 0 })
            return CreateLookup(services, options);
        return services.FullPath(options.File) is { } path
            ? new RelationshipFile(() => path, services.GetRequiredService<ILogger<RelationshipFile>>())
            : new AnyCustomer();
    }

    private static RelationshipLookup CreateLookup(IServiceProvider services, CustomersOptions options)
    {
        // Redirects are not followed: the secret goes to the address that the operator named, and nowhere else.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = Connections,
            PooledConnectionLifetime = ConnectionLifetime,
        };
        var http = new HttpClient(handler) { Timeout = options.LookupTimeout };
        return new RelationshipLookup(
            http,
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<RelationshipLookup>>()
        );
    }
}
