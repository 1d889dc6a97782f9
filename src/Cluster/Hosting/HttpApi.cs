using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;

namespace PartnerCarts.Cluster;

/// <summary>The HTTP API over a cluster, the same in a gateway and in a silo that shows it itself.</summary>
internal static class HttpApi
{
    /// <param name="builder">The host.</param>
    /// <param name="acceptsNewMembers">See <see cref="CartsApiOptions.AcceptsNewMembers"/>.</param>
    public static void AddHttpApi(this WebApplicationBuilder builder, bool acceptsNewMembers)
    {
        builder.AddCartsApi(options =>
        {
            options.RepeatsInside = true;
            options.AcceptsNewMembers = acceptsNewMembers;
        });
        builder.AddDevelopmentKey(static services =>
            services.GetRequiredService<IOptions<GatewayOptions>>().Value.DevelopmentKeyFile
        );
        builder.Services.AddDraining();
    }

    public static void UseHttpApi(this WebApplication app)
    {
        app.UseDraining();
        app.UseCartsApi();
    }

    /// <summary>
    /// Where the cluster's settings are wrong, there is no cluster for services to be made of. In Development the
    /// container would say that first, and at length; what has to be put right is said by the validation of the
    /// settings, which comes next.
    /// </summary>
    public static void LetSettingsSpeakFirst(this WebApplicationBuilder builder) =>
        builder.Host.UseDefaultServiceProvider(static options => options.ValidateOnBuild = false);
}
