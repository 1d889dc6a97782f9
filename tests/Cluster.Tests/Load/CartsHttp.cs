using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Cluster.Tests;

/// <summary>A partner's calls.</summary>
/// <param name="token">The partner's.</param>
/// <param name="keepsConnections">Whether calls share connections, or each opens its own.</param>
internal sealed class CartsHttp(string token, bool keepsConnections = true) : IDisposable
{
    // Longer than a gateway takes to give up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = keepsConnections ? Timeout.InfiniteTimeSpan : TimeSpan.Zero,
        }
    )
    {
        Timeout = Patience,
    };

    public static string Body(int value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"lineItems":[{"id":0,"catalogItemId":"PRODA:0001:AVAILA","quantity":{{value}},"billingCycle":"one_time"},{"id":1,"catalogItemId":"PRODB:0001:AVAILB","quantity":{{value}},"billingCycle":"monthly"}]}
            """
        );

    public Task<Answer> Create(Uri gateway, Guid customer, int value, Guid? requestId = null) =>
        Send(gateway, HttpMethod.Post, customer, "", Body(value), requestId, null);

    public Task<Answer> Create(Uri gateway, Guid customer, string body) =>
        Send(gateway, HttpMethod.Post, customer, "", body, requestId: null, ifMatch: null);

    public Task<Answer> Put(
        Uri gateway,
        Guid customer,
        string cart,
        int value,
        Guid? requestId = null,
        string? ifMatch = null
    ) => Send(gateway, HttpMethod.Put, customer, cart, Body(value), requestId, ifMatch);

    public Task<Answer> Get(Uri gateway, Guid customer, string cart) =>
        Send(gateway, HttpMethod.Get, customer, cart, null, null, null);

    public Task<Answer> Checkout(Uri gateway, Guid customer, string cart, Guid? requestId = null) =>
        Send(gateway, HttpMethod.Post, customer, cart + "/checkout", null, requestId, null);

    public async Task<int> Order(Uri gateway, Guid customer, string order) =>
        (
            await Send(new Uri(gateway, $"/v1/customers/{customer}/orders/{order}"), HttpMethod.Get, null, null, null)
        ).Status;

    public void Dispose() => _http.Dispose();

    private Task<Answer> Send(
        Uri gateway,
        HttpMethod method,
        Guid customer,
        string path,
        string? body,
        Guid? requestId,
        string? ifMatch
    ) => Send(new Uri(gateway, $"/v1/customers/{customer}/carts/{path}"), method, body, requestId, ifMatch);

    private async Task<Answer> Send(Uri address, HttpMethod method, string? body, Guid? requestId, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new("Bearer", token);
        if (!keepsConnections)
            request.Headers.ConnectionClose = true;
        if (requestId is { } id)
            request.Headers.Add("MS-RequestId", id.ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await _http.SendAsync(request);
            return new Answer(
                (int)response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers.ETag?.ToString()
            );
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return new Answer(0, broken.ToString(), null);
        }
    }
}

/// <summary>
/// What came back; status 0 for a connection that broke or a time that was up, with the reason as its text.
/// </summary>
internal sealed record Answer(int Status, string Text, string? ETag)
{
    public bool IsSuccess => Status is 200 or 201;

    /// <summary>Nobody knows whether it was carried out, or it could not be just now: to be sent again.</summary>
    public bool IsToBeRepeated => Status is 503 or 409;

    public string CartId => Json.GetProperty("id").GetString()!;

    public Seen Seen => new(Revision, Value, IsOrdered, Orders);

    /// <summary>The service's code of a refusal; 0 where there is none.</summary>
    public int Code =>
        Text.StartsWith('{') && Json.TryGetProperty("code", out var code) && code.TryGetInt32(out var number)
            ? number
            : 0;

    public bool IsCheckout => Json.TryGetProperty("orders", out _) && !Json.TryGetProperty("id", out _);

    /// <summary>
    /// The tag is opaque to clients; a test may know that its last 8 bytes count the writes, and that those before them
    /// are new with each cart that is made.
    /// </summary>
    public static long RevisionOf(string tag) => BinaryPrimitives.ReadInt64BigEndian(BytesOf(tag).AsSpan(^8..));

    public string Incarnation => Convert.ToHexString(BytesOf(ETag!).AsSpan(..^8));

    private static byte[] BytesOf(string tag) => Base64Url.DecodeFromChars(tag.Trim('"'));

    private JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    private long Revision => RevisionOf(ETag!);

    /// <summary>The quantity of all lines, which must be one and the same.</summary>
    private int Value =>
        IsCheckout
            ? 0
            : Json.GetProperty("lineItems")
                .EnumerateArray()
                .Select(line => line.GetProperty("quantity").GetInt32())
                .Distinct()
                .Single();

    private bool IsOrdered => IsCheckout || Json.GetProperty("status").GetString() == "Ordered";

    private List<string> Orders =>
        IsCheckout
            ? [.. Json.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()!)]
            : [];

    public override string ToString() => $"{Status} {(Text.Length > 300 ? Text[..300] : Text)}";
}
