using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Engine;

namespace PartnerCarts.Fuzz.Tests;

internal static class DecorateCartsExtensions
{
    /// <summary>Puts a decorator around the host's carts, however the host registered them.</summary>
    public static void DecorateCarts(this IServiceCollection services, Func<ICarts, ICarts> decorate)
    {
        var inner = services.Last(service => service.ServiceType == typeof(ICarts));
        services.Remove(inner);
        services.AddSingleton(provider =>
            decorate(
                (ICarts)(
                    inner.ImplementationInstance
                    ?? inner.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)
                )
            )
        );
    }
}
