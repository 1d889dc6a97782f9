using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;

namespace PartnerCarts.Gateway;

/// <summary>The REST face over a cluster, the same in a gateway and in a silo that shows it itself.</summary>
internal static class RestFace
{
    public static void AddRestFace(this WebApplicationBuilder builder)
    {
        builder.AddCartsApi(static options => options.RepeatsInside = true);
        builder.AddDevelopmentKey(static services => services.GetRequiredService<IOptions<GatewayOptions>>().Value.DevelopmentKeyFile);
    }
}
