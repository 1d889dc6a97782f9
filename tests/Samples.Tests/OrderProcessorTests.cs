using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api;
using PartnerCarts.Samples.OrderProcessor;

namespace PartnerCarts.Samples.Tests;

/// <summary>samples/OrderProcessor, over HTTP: its orders are the service's.</summary>
public sealed class OrderProcessorTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-sample-").FullName;
    private readonly string _customer = $"/v1/customers/{Guid.NewGuid()}";
    private WebApplication _shop = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _shop = Shop.Build([
            $"--Store:Path={Path.Combine(_folder, "carts.db")}",
            $"--Ledger={Path.Combine(_folder, "ledger")}",
            "--urls=http://127.0.0.1:0",
            "--environment=Development",
            "--Logging:LogLevel:Default=Error",
        ]);
        await _shop.StartAsync();
        var token = _shop
            .Services.GetRequiredService<DevelopmentKey>()
            .CreateToken(Guid.NewGuid(), null, null, TimeSpan.FromHours(1), TimeProvider.System.GetUtcNow());
        _client = new HttpClient { BaseAddress = new Uri(_shop.Urls.Single()) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _shop.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Checkout_WithinWhatItSells_IsAnOrderOfItsLedger()
    {
        var cart = await NewCart(quantity: LedgerOrderProcessor.Most);

        var checkedOut = await Send(HttpMethod.Post, $"{cart}/checkout", HttpStatusCode.Created);

        var id = checkedOut.GetProperty("orders")[0].GetProperty("id").GetString()!;
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder, "ledger"), id, SearchOption.AllDirectories));
        var order = await Send(HttpMethod.Get, $"{_customer}/orders/{id}", HttpStatusCode.OK);
        Assert.Equal(LedgerOrderProcessor.Most, order.GetProperty("lineItems")[0].GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task Checkout_OfMoreThanItSells_IsRefusedInItsWords()
    {
        var cart = await NewCart(quantity: LedgerOrderProcessor.Most + 1);

        var checkedOut = await Send(HttpMethod.Post, $"{cart}/checkout", null);

        Assert.Contains("at most 100 are sold in one order", checkedOut.GetRawText(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "ledger")));
    }

    private async Task<string> NewCart(int quantity)
    {
        var line = new
        {
            catalogItemId = "PRODA:0001:AVAILA",
            quantity,
            billingCycle = "monthly",
        };
        var cart = await Send(
            HttpMethod.Post,
            $"{_customer}/carts",
            HttpStatusCode.Created,
            new { lineItems = new[] { line } }
        );
        return $"{_customer}/carts/{cart.GetProperty("id").GetString()}";
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, HttpStatusCode? expected, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
            request.Content = JsonContent.Create(body ?? new { });
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (expected is { } status)
            Assert.True(response.StatusCode == status, $"{method} {path}: {response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
