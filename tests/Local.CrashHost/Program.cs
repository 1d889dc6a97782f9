using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerCarts.Engine;
using PartnerCarts.Local;
using PartnerCarts.Local.CrashHost;

// The arguments are Local's settings; what is to go wrong comes by environment variables, so that it is no setting of
// the service.
var app = LocalHost.Build(args, builder =>
{
    var services = builder.Services;
    if (DurableSteps.FromEnvironment() is { } steps)
    {
        services.AddSingleton(steps);
        services.Replace(
            ServiceDescriptor.Singleton<ICartStates>(provider => new SteppedStates(
                provider.GetRequiredService<SqliteStore>(),
                steps
            ))
        );
        services.Replace(
            ServiceDescriptor.Singleton<IOrderStore>(provider => new SteppedOrderStore(
                new SqliteOrderStore(provider.GetRequiredService<SqliteStore>()),
                steps
            ))
        );
    }

    switch (Environment.GetEnvironmentVariable("CRASHHOST_SPOIL"))
    {
        case "early":
            services.Replace(
                ServiceDescriptor.Singleton<ICartStates>(provider => new EarlyStates(
                    provider.GetRequiredService<SqliteStore>()
                ))
            );
            break;
        case { } level:
            services.AddHostedService(provider => new LaxSync(provider.GetRequiredService<SqliteStore>(), level));
            break;
    }
});
await app.StartAsync();
Console.WriteLine($"Listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
