using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo.Tests.Hosting;

/// <summary>Whole silos, composed as their program does it, over a real store.</summary>
public abstract class ProviderCases : IAsyncLifetime
{
    private const string Body =
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":5,"billingCycle":"monthly"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private readonly string _clusterId = $"test-{Guid.NewGuid():N}";
    private readonly Guid _customer = Guid.NewGuid();
    private readonly Guid _partner = Guid.NewGuid();

    /// <summary>Makes the store ready, and says how to reach it.</summary>
    protected abstract Task<string[]> Settings();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [ContractFact]
    public async Task Cluster_AllSilosRestarted_KeepsCartsAndOrders()
    {
        var settings = await Settings();
        string cart;
        await using (var silo = await Start(settings))
        await using (var other = await Start(settings))
        {
            var created = await Send(silo, HttpMethod.Post, $"/v1/customers/{_customer}/carts", HttpStatusCode.Created);
            cart = $"/v1/customers/{_customer}/carts/{created.GetProperty("id").GetString()}";
            // Either silo serves either's carts.
            Assert.Equal(5, Quantity(await Send(other, HttpMethod.Get, cart, HttpStatusCode.OK)));
            await Send(other, HttpMethod.Put, cart, HttpStatusCode.Created);
            await Send(silo, HttpMethod.Post, $"{cart}/checkout", HttpStatusCode.Created);
            await silo.StopAsync();
            Assert.Equal(
                "Ordered",
                (await Send(other, HttpMethod.Get, cart, HttpStatusCode.OK)).GetProperty("status").GetString()
            );
            await other.StopAsync();
        }

        await using var next = await Start(settings);
        Assert.Equal(
            "Ordered",
            (await Send(next, HttpMethod.Get, cart, HttpStatusCode.OK)).GetProperty("status").GetString()
        );
        var again = await Send(next, HttpMethod.Post, $"{cart}/checkout", HttpStatusCode.OK);
        var order = again.GetProperty("orders")[0].GetProperty("id").GetString();
        await Send(next, HttpMethod.Get, $"/v1/customers/{_customer}/orders/{order}", HttpStatusCode.OK);
        await next.StopAsync();
    }

    [ContractFact]
    public async Task Customer_ErasedWhileItsCartsAreInMemory_IsGoneForGood()
    {
        var settings = await Settings();
        var (carts, others) = ($"/v1/customers/{_customer}/carts", $"/v1/customers/{Guid.NewGuid()}/carts");
        await using (var silo = await Start(settings))
        {
            var ordered = $"{carts}/{IdOf(await Send(silo, HttpMethod.Post, carts, HttpStatusCode.Created))}";
            var order = IdOf(
                (await Send(silo, HttpMethod.Post, $"{ordered}/checkout", HttpStatusCode.Created)).GetProperty(
                    "orders"
                )[0]
            );
            carts = $"{carts}/{IdOf(await Send(silo, HttpMethod.Post, carts, HttpStatusCode.Created))}";
            others = $"{others}/{IdOf(await Send(silo, HttpMethod.Post, others, HttpStatusCode.Created))}";
            await Send(silo, HttpMethod.Post, $"{others}/checkout", HttpStatusCode.Created);

            Assert.Equal((2, 1), await Erase(silo));
            Assert.Equal((0, 0), await Erase(silo));

            await Send(silo, HttpMethod.Get, carts, HttpStatusCode.NotFound);
            await Send(silo, HttpMethod.Put, ordered, HttpStatusCode.NotFound);
            await Send(silo, HttpMethod.Get, $"/v1/customers/{_customer}/orders/{order}", HttpStatusCode.NotFound);
            await silo.StopAsync();
        }

        await using var next = await Start(settings);
        await Send(next, HttpMethod.Get, carts, HttpStatusCode.NotFound);
        Assert.Equal(
            "Ordered",
            (await Send(next, HttpMethod.Get, others, HttpStatusCode.OK)).GetProperty("status").GetString()
        );
        await next.StopAsync();
    }

    [ContractFact]
    public async Task Silo_AdvertisedOnThisMachineOnly_ListensOnThatAddressAlone()
    {
        var (siloPort, gatewayPort) = (ServerProcess.FreePort(), ServerProcess.FreePort());
        await using var silo = await Start([
            .. await Settings(),
            $"--Cluster:SiloPort={siloPort}",
            $"--Cluster:GatewayPort={gatewayPort}",
        ]);

        foreach (var port in new[] { siloPort, gatewayPort })
        {
            Assert.True(Listening.IsReachable("127.0.0.1", port));
            // Another address of the same machine: a port that is bound to all addresses answers there, too.
            Assert.False(Listening.IsReachable("127.0.0.2", port));
        }

        await silo.StopAsync();
    }

    [ContractFact]
    public async Task Silo_WithAListenAddress_ListensThere()
    {
        // Both are all of the machine's addresses, those of IPv4 included.
        await ListensOnAll("0.0.0.0");
        await ListensOnAll("::");
    }

    private async Task ListensOnAll(string address)
    {
        var (siloPort, gatewayPort) = (ServerProcess.FreePort(), ServerProcess.FreePort());
        await using var silo = await Start([
            .. await Settings(),
            $"--Cluster:SiloPort={siloPort}",
            $"--Cluster:GatewayPort={gatewayPort}",
            $"--Cluster:ListenAddress={address}",
        ]);

        Assert.True(Listening.IsReachable("127.0.0.2", siloPort));
        Assert.True(Listening.IsReachable("127.0.0.2", gatewayPort));
        await silo.StopAsync();
    }

    [ContractFact]
    public async Task Silo_ReachableWithoutTls_StartsInProductionOnlyWhereThatIsAllowed()
    {
        string[] exposed = [.. await Settings(), "--Cluster:ListenAddress=0.0.0.0", "--Auth:AllowDevelopmentKeys=true"];

        var refused = await Record.ExceptionAsync(async () => await Start(exposed, "Production"));
        await using var allowed = await Start([.. exposed, "--Cluster:AllowPlaintext=true"], "Production");
        await allowed.StopAsync();

        Assert.Contains(
            "Cluster:AllowPlaintext",
            Assert.IsAssignableFrom<Exception>(refused).ToString(),
            StringComparison.Ordinal
        );
    }

    private async Task<(int Carts, int Orders)> Erase(WebApplication silo)
    {
        var eraser = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICustomerEraserGrain>(_customer);
        var (carts, orders) = (0, 0);
        EraseProgress step;
        do
        {
            step = await eraser.EraseSome();
            Assert.Equal(0, step.Left);
            (carts, orders) = (carts + step.Carts, orders + step.Orders);
        } while (!step.IsComplete);
        return (carts, orders);
    }

    private static string IdOf(JsonElement json) => json.GetProperty("id").GetString()!;

    private static int Quantity(JsonElement cart) =>
        cart.GetProperty("lineItems")[0].GetProperty("quantity").GetInt32();

    private async Task<WebApplication> Start(string[] settings, string environment = "Development")
    {
        // The last of several values counts.
        var silo = SiloHost.Build([
            $"--Cluster:ClusterId={_clusterId}",
            $"--Cluster:SiloPort={ServerProcess.FreePort()}",
            $"--Cluster:GatewayPort={ServerProcess.FreePort()}",
            "--Cluster:AdvertisedAddress=127.0.0.1",
            "--Gateway:Enabled=true",
            $"--Gateway:DevelopmentKeyFile={Path.Combine(_folder, "key.pem")}",
            "--urls=http://127.0.0.1:0",
            $"--environment={environment}",
            "--Logging:LogLevel:Default=Error",
            .. settings,
        ]);
        await silo.StartAsync();
        return silo;
    }

    private async Task<JsonElement> Send(WebApplication silo, HttpMethod method, string path, HttpStatusCode expected)
    {
        using var client = new HttpClient
        {
            BaseAddress = new Uri(
                silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
            ),
        };
        var token = silo
            .Services.GetRequiredService<DevelopmentKey>()
            .CreateToken(_partner, null, null, TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow());
        using var request = new HttpRequestMessage(method, path)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        if (method != HttpMethod.Get)
            request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode == expected,
            $"{method} {path}: expected {expected}, got {response.StatusCode}: {text}"
        );
        return JsonDocument.Parse(text).RootElement;
    }
}
