using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Bench.Abuse;

/// <summary>What one partner, or somebody without a token, does for as long as it may.</summary>
internal static class Attacks
{
    public const string Cart = """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]}""";

    private const int Flood = 64;

    public static string CartsPath { get; } = $"/v1/customers/{Guid.NewGuid()}/carts";

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public static IEnumerable<(string Name, Func<Tally, CancellationToken, Task> Attack)> All(Service service)
    {
        var token = service.NewToken();
        yield return ("10,000 idle connections", (tally, end) => Hold(service, 10_000, "", drip: false, tally, end));
        yield return ("1,000 heads that drip", (tally, end) => Hold(service, 1_000, $"GET {CartsPath} HTTP/1.1\r\nHost: x\r\nX-Slow: ", drip: true, tally, end));
        yield return ("1,000 bodies that drip", (tally, end) => Hold(service, 1_000, Head("POST", CartsPath, token, 200_000) + "{", drip: true, tally, end));
        yield return ("200 readers that do not read", (tally, end) => Unread(service, token, tally, end));
        yield return ("64 connections creating tiny carts", (tally, end) => Post(service, token, _ => Json(Cart), tally, end));
        yield return ("64 sending 250 KB of nested JSON", (tally, end) => Post(service, token, Fixed($"{{\"x\":{new string('[', 125_000)}1{new string(']', 125_000)}}}"), tally, end));
        yield return ("64 sending 16,000 repeated keys", (tally, end) => Post(service, token, Fixed($"{{{string.Concat(Enumerable.Repeat("\"lineItems\":[],", 16_000))}\"lineItems\":[]}}"), tally, end));
        yield return ("64 sending 7,900 keys of one hash", (tally, end) => Post(service, token, Fixed(Colliding()), tally, end));
        yield return ("64 sending compressed bodies", (tally, end) => Post(service, token, Compressed, tally, end));
        yield return ("64 sending 60 KB of headers", (tally, end) => Post(service, token, LargeHeaders, tally, end));
        yield return ("64 sending made-up tokens", (tally, end) => Post(service, null, _ => Json(Cart), tally, end));
    }

    private static string Head(string method, string path, string token, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: {length}\r\n\r\n");

    private static Func<int, HttpContent> Fixed(string body) => _ => Json(body);

    private static HttpContent Compressed(int number)
    {
        var content = new ByteArrayContent(new byte[100_000]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static HttpContent LargeHeaders(int number)
    {
        var content = Json(Cart);
        for (var one = 0; one < 60; one++)
            content.Headers.TryAddWithoutValidation($"X-{one}", new string('h', 1000));
        return content;
    }

    private static string Colliding()
    {
        var keys = Enumerable.Range(0, 7_900).Select(number => string.Concat(Enumerable.Range(0, 13).Select(bit => (number >> bit & 1) == 0 ? "Aa" : "BB")));
        return Cart[..^3] + ",\"provisioningContext\":{" + string.Join(',', keys.Select(key => $"\"{key}\":\"1\"")) + "}}]}";
    }

    /// <summary>Posts as fast as it is answered; without a token, with one made up anew each time.</summary>
    private static async Task Post(Service service, string? token, Func<int, HttpContent> body, Tally tally, CancellationToken end)
    {
        using var http = service.NewClient(token);
        await Task.WhenAll(Enumerable.Range(0, Flood).Select(worker => Task.Run(async () =>
        {
            for (var number = 0; !end.IsCancellationRequested; number++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, CartsPath) { Content = body(number) };
                if (token is null)
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", MadeUp(worker, number));
                try
                {
                    using var answer = await http.SendAsync(request, end);
                    tally.Add(((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
                }
                catch (HttpRequestException)
                {
                    tally.Add("broken");
                }
                catch (OperationCanceledException)
                {
                }
            }
        })));
    }

    private static string MadeUp(int worker, int number)
    {
        static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"ES256","typ":"JWT"}""")}.{Part($$"""{"iss":"urn:partnercarts:development","exp":4000000000,"jti":"{{worker}}-{{number}}"}""")}.{new string('A', 86)}";
    }

    /// <summary>Keeps as many connections as it can, and opens another when one is closed.</summary>
    private static async Task Hold(Service service, int count, string first, bool drip, Tally tally, CancellationToken end) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            while (!end.IsCancellationRequested)
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    await socket.ConnectAsync(service.Server, end);
                    if (first.Length > 0)
                        await socket.SendAsync(Encoding.Latin1.GetBytes(first), end);
                    await HoldOne(socket, drip, end);
                    tally.Add("closed");
                }
                catch (SocketException)
                {
                    tally.Add("closed");
                }
                catch (OperationCanceledException)
                {
                    tally.Add("held");
                }
            }
        }));

    /// <summary>Ends when the server ends the connection.</summary>
    private static async Task HoldOne(Socket socket, bool drip, CancellationToken end)
    {
        var closing = socket.ReceiveAsync(new byte[1024], SocketFlags.None, end).AsTask();
        while (drip && await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(1), end)) != closing)
            await socket.SendAsync("x"u8.ToArray(), SocketFlags.None, end);
        await closing;
    }

    /// <summary>Asks for large answers, many on each connection, and takes none of them.</summary>
    private static async Task Unread(Service service, string token, Tally tally, CancellationToken end)
    {
        using var http = service.NewClient(token);
        var line = $$"""{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly","friendlyName":"{{new string('n', 1000)}}"}""";
        using var created = await http.PostAsync(CartsPath, Json($$"""{"lineItems":[{{string.Join(',', Enumerable.Repeat(line, 200))}}]}"""), end);
        using var cart = System.Text.Json.JsonDocument.Parse(await created.Content.ReadAsStringAsync(end));
        var path = $"{CartsPath}/{cart.RootElement.GetProperty("id").GetString()}";
        var requests = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat($"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n", 100)));
        var sockets = new List<Socket>();
        try
        {
            for (var one = 0; one < 200; one++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                sockets.Add(socket);
                await socket.ConnectAsync(service.Server, end);
                await socket.SendAsync(requests, SocketFlags.None, end);
                tally.Add("asked");
            }

            await Task.Delay(Timeout.Infinite, end);
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
