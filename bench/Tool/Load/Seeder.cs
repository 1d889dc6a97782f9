using System.Net.Http.Headers;

namespace PartnerCarts.Bench;

/// <summary>Makes the carts that the generators ask for, through the front door.</summary>
internal static class Seeder
{
    /// <summary>Creates carts, and writes their paths into a file, cart i being of partner i mod <see cref="Tokens.Partners"/>.</summary>
    public static async Task<string> Seed(Uri address, Tokens tokens, byte[] body, int count, string file)
    {
        var paths = new string[count];
        using var client = NewClient(address);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, cancellation) =>
        {
            var carts = $"/v1/customers/{Guid.NewGuid()}/carts";
            using var request = Request(HttpMethod.Post, carts, tokens.ForCart(i), body);
            using var response = await client.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"{address}: a cart could not be created: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellation)}");
            paths[i] = $"{carts}/{CartId(await response.Content.ReadAsByteArrayAsync(cancellation))}";
        });
        await File.WriteAllLinesAsync(file, paths);
        return file;
    }

    public static HttpClient NewClient(Uri address) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public static HttpRequestMessage Request(HttpMethod method, string path, string token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("MS-RequestId", Guid.NewGuid().ToString());
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private static Guid CartId(byte[] cart)
    {
        using var json = System.Text.Json.JsonDocument.Parse(cart);
        return json.RootElement.GetProperty("id").GetGuid();
    }
}
