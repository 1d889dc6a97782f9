using Microsoft.Extensions.Options;
using PartnerCarts.Api.Audit;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>
/// The command <c>erase-customer</c>: removes a customer's carts and orders from a running cluster, and leaves an audit
/// record.
/// </summary>
internal static class EraseCustomer
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    /// <summary>0 when nothing of the customer is left; 1 when the time was up first: run it again.</summary>
    public static async Task<int> Run(
        Guid customer,
        string[] settings,
        Action<HostApplicationBuilder>? configure = null
    )
    {
        using var host = Build(settings, configure);
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        using var patience = new CancellationTokenSource(Within, host.Services.GetRequiredService<TimeProvider>());
        await host.StartAsync(patience.Token);
        var sum = await host.Services.EraseCustomer(customer, Within, patience.Token);
        AuditTrail.Erased(
            host.Services.GetRequiredService<IConfiguration>(),
            host.Services.GetRequiredService<TimeProvider>(),
            customer,
            sum.Carts,
            sum.Orders,
            sum.IsComplete
        );
        await host.StopAsync();
        Console.WriteLine(
            sum.IsComplete
                ? $"{sum.Carts} carts and {sum.Orders} orders of customer {customer} are gone. Backups still have them."
                : $"{sum.Carts} carts and {sum.Orders} orders of customer {customer} are gone, and not all of "
                    + $"them after {Within.TotalMinutes} minutes: run it again."
        );
        return sum.IsComplete ? 0 : 1;
    }

    private static IHost Build(string[] settings, Action<HostApplicationBuilder>? configure)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.TryAddClusterClient(Registered.Providers);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
