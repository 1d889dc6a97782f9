using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerCarts.Api;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>A client of a running service, with a token of the key beside its store.</summary>
internal sealed class CartsClient : IDisposable
{
    private readonly HttpClient _http;

    public CartsClient(Uri address, string storePath)
    {
        using var key = DevelopmentKey.LoadOrCreate(storePath + ".key.pem");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            key.CreateToken(SampleCarts.Partner, null, null, TimeSpan.FromHours(1), DateTimeOffset.UtcNow)
        );
    }

    public static Guid Customer { get; } = new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47");

    /// <summary>Three lines that all carry the same quantity and name, so that half a change would show.</summary>
    public static JsonObject Body(int quantity, string name) =>
        new()
        {
            ["lineItems"] = new JsonArray([
                .. Enumerable
                    .Range(0, 3)
                    .Select(id =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = id,
                                ["catalogItemId"] = "PRODA:0001:AVAILA",
                                ["friendlyName"] = name,
                                ["quantity"] = quantity,
                                ["billingCycle"] = id == 0 ? "one_time" : "monthly",
                            }
                    ),
            ]),
        };

    public Task<Response> Create(JsonObject body, Guid? requestId = null) => Send(HttpMethod.Post, "", body, requestId);

    public Task<Response> Put(string cart, JsonObject body, Guid? requestId = null) =>
        Send(HttpMethod.Put, cart, body, requestId);

    public Task<Response> Get(string cart) => Send(HttpMethod.Get, cart, null, null);

    public Task<Response> Checkout(string cart) => Send(HttpMethod.Post, cart + "/checkout", null, null);

    public async Task<HttpStatusCode> Ready() => (await _http.GetAsync("/health/ready")).StatusCode;

    public void Dispose() => _http.Dispose();

    private async Task<Response> Send(HttpMethod method, string path, JsonObject? body, Guid? requestId)
    {
        using var request = new HttpRequestMessage(method, $"/v1/customers/{Customer}/carts/{path}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("MS-RequestId", (requestId ?? Guid.NewGuid()).ToString());
        using var response = await _http.SendAsync(request);
        return new Response(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}

/// <summary>What came back.</summary>
internal sealed record Response(HttpStatusCode Status, JsonElement Json)
{
    public string CartId => Json.GetProperty("id").GetString()!;

    /// <summary>The quantity of all lines, which must be one and the same.</summary>
    public int Quantity =>
        Assert.Single(
            Json.GetProperty("lineItems")
                .EnumerateArray()
                .Select(line => line.GetProperty("quantity").GetInt32())
                .Distinct()
        );

    public void Is(HttpStatusCode status) => Assert.True(Status == status, $"{(int)Status} {Json}");
}
