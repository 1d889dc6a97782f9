using PartnerCarts.Engine;
using PartnerCarts.Local;

namespace PartnerCarts.Samples.OrderProcessor;

/// <summary>The service in one process, with an order processor of our own.</summary>
public static class Shop
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // Before the service: it brings its built-in order processor only where there is none.
        builder.Services.AddSingleton<IOrderProcessor, LedgerOrderProcessor>();
        builder.AddCartsLocal();
        return builder.Build().UseCartsLocal();
    }
}
