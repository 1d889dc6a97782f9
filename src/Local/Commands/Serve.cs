using PartnerCarts.Api;

namespace PartnerCarts.Local;

internal static class Serve
{
    private static readonly Guid DemoTenant = new("11111111-1111-4111-8111-111111111111");
    private const string DemoCustomer = "4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47";
    private const string DemoLine =
        """{"catalogItemId":"PRODA:0001:AVAILA","quantity":5,"billingCycle":"monthly","termDuration":"P1Y"}""";

    public static async Task<int> Run(string[] settings)
    {
        await using var app = LocalHost.Build(settings);
        await app.StartAsync();
        Console.WriteLine(
            $"Listening on {string.Join(", ", app.Urls)} ({app.Environment.EnvironmentName}). Ctrl+C stops it."
        );
        // Only where a token of the development key counts: nothing that opens a door is printed elsewhere.
        if (
            app.Environment.IsDevelopment()
            && app.Urls.All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback)
        )
            Console.WriteLine(FirstSteps(app));
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string FirstSteps(WebApplication app)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var token = app
            .Services.GetRequiredService<DevelopmentKey>()
            .CreateToken(DemoTenant, app: null, user: null, TimeSpan.FromHours(8), now);
        var curl =
            $"curl -i {app.Urls.First()}/v1/customers/{DemoCustomer}/carts -H \"Authorization: Bearer {token}\" "
            + $"-H \"Content-Type: application/json\" -d '{{\"lineItems\":[{DemoLine}]}}'";
        return $"""
            Make a cart with a token of a demo tenant, good for 8 hours:

            {curl}

            A token of your own: the command token, with --tenant <guid>. All commands and settings: --help.
            """;
    }
}
