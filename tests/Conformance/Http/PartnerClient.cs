using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// One user of one partner who works on one customer's carts; every id is random unless said otherwise.
/// </summary>
internal sealed class PartnerClient(ConformanceHost host)
{
    // A redirect is an answer like any other here: no route may send one.
    private static readonly HttpClient Http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    )
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public Guid Partner { get; init; } = Guid.NewGuid();

    public Guid Customer { get; init; } = Guid.NewGuid();

    public Guid User { get; init; } = Guid.NewGuid();

    public string CartsPath => $"/v1/customers/{Customer}/carts";

    public string CartPath(string id) => $"{CartsPath}/{id}";

    public string CheckoutPath(string id) => $"{CartsPath}/{id}/checkout";

    /// <summary>
    /// The value of a good <c>Authorization</c> header; a new token each time, since cases move the clock by days.
    /// </summary>
    public string Authorization => $"Bearer {host.Token(Partner, User)}";

    public Task<Answer> Create(string body, params (string Name, string? Value)[] headers) =>
        Send("POST", CartsPath, body, headers);

    public Task<Answer> Get(string id, params (string Name, string? Value)[] headers) =>
        Send("GET", CartPath(id), null, headers);

    public Task<Answer> Put(string id, string body, params (string Name, string? Value)[] headers) =>
        Send("PUT", CartPath(id), body, headers);

    /// <summary>Checks out as the SDKs do, with a JSON string for a body.</summary>
    public Task<Answer> Checkout(string id, params (string Name, string? Value)[] headers) =>
        Send("POST", CheckoutPath(id), "\"success\"", headers);

    public Task<Answer> GetOrder(string orderId) => Send("GET", $"/v1/customers/{Customer}/orders/{orderId}", null);

    /// <summary>Makes a cart, checks that it was made, and returns it.</summary>
    public async Task<JsonElement> NewCart(params string[] lines) => (await Create(Body.Cart(lines))).ShouldBe(201);

    /// <summary>Makes a cart and returns its id.</summary>
    public async Task<string> NewCartId(params string[] lines) => (await NewCart(lines)).Text("id");

    /// <summary>Makes a cart, orders it, and returns its id.</summary>
    public async Task<string> NewOrderedCartId(params string[] lines)
    {
        var id = await NewCartId(lines);
        (await Checkout(id)).ShouldBe(201);
        return id;
    }

    public Task<Answer> Send(string method, string path, string? body, params (string Name, string? Value)[] headers) =>
        SendBytes(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    /// <summary>
    /// Sends with a good token and, when there is a body, a JSON content type, unless the headers have others; a null
    /// value takes the header away.
    /// </summary>
    public async Task<Answer> SendBytes(
        string method,
        string path,
        byte[]? body,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        foreach (var (name, value) in headers)
            Set(request, name, value);
        var answer = await Receive(request);
        AnswerLog.Current?.Add(Describe(request, body), answer);
        return answer;
    }

    private static string Describe(HttpRequestMessage request, byte[]? body)
    {
        var headers = request
            .Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? [])
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}"));
        var head = headers.Prepend($"{request.Method} {request.RequestUri!.OriginalString}");
        return string.Join('\n', head.Append(Encoding.Latin1.GetString(body ?? [])));
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        HttpHeaders headers = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? request.Content!.Headers
            : request.Headers;
        headers.Remove(name);
        if (value is not null)
            Assert.True(headers.TryAddWithoutValidation(name, value), $"The test cannot send {name}.");
    }

    private static async Task<Answer> Receive(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        // As they came over the wire: the parsed collections would split lists.
        var headers = response
            .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))
            .ToList();
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
    }
}
