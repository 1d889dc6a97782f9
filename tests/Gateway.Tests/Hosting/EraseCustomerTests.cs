using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using PartnerCarts.Api;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Hosting;

/// <summary>The verb, against silos and a gateway in this process.</summary>
public sealed class EraseCustomerTests : IAsyncLifetime
{
    private static readonly Guid Customer = Guid.NewGuid();

    private readonly TestCluster _cluster = new(TimeProvider.System);
    private readonly string _audit = Directory.CreateTempSubdirectory("partnercarts-audit-").FullName;
    private WebApplication _gateway = null!;

    public async Task InitializeAsync()
    {
        await _cluster.StartSilo();
        _gateway = _cluster.NewGateway();
        await _gateway.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_audit, recursive: true);
    }

    [Fact]
    public async Task EraseCustomer_OfAServedCustomer_EndsItsCartsAndLeavesARecord()
    {
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(_gateway) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            TestCluster
                .KeyOf(_gateway)
                .CreateToken(
                    Guid.NewGuid(),
                    null,
                    Guid.NewGuid(),
                    TimeSpan.FromHours(1),
                    TimeProvider.System.GetUtcNow()
                )
        );
        var path = $"/v1/customers/{Customer}/carts";
        var created = await client.PostAsync(
            path,
            new StringContent(
                """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":5,"billingCycle":"monthly"}]}""",
                Encoding.UTF8,
                "application/json"
            )
        );
        using var cart = JsonDocument.Parse(await created.Content.ReadAsStringAsync());
        path += $"/{cart.RootElement.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync($"{path}/checkout", null)).StatusCode);

        var exit = await GatewayCommands
            .Create()
            .Run([
                "erase-customer",
                $"--customer={Customer}",
                .. _cluster.ClientSettings,
                "--Audit:Target=File",
                $"--Audit:Folder={_audit}",
            ]);

        Assert.Equal(0, exit);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
        using var entry = JsonDocument.Parse(
            Assert.Single(await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(_audit))))
        );
        var json = entry.RootElement;
        Assert.Equal(
            ("erase", "accepted", Customer),
            (
                json.GetProperty("event").GetString(),
                json.GetProperty("outcome").GetString(),
                json.GetProperty("customer").GetGuid()
            )
        );
        Assert.Equal((1, 1), (json.GetProperty("carts").GetInt32(), json.GetProperty("orders").GetInt32()));
    }

    [Theory]
    [InlineData("erase-customer needs --customer: The customer's id.")]
    [InlineData("--customer is \"contoso\"; it must be a GUID.", "--customer=contoso")]
    public async Task EraseCustomer_WithoutACustomer_SaysWhatIsMissing(string message, params string[] settings) =>
        Assert.StartsWith(
            message,
            (
                await Assert.ThrowsAsync<UsageException>(() =>
                    GatewayCommands.Create().Run(["erase-customer", .. settings])
                )
            ).Message,
            StringComparison.Ordinal
        );
}
