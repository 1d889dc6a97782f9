using System.Net.Http.Headers;
using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>Makes the carts that the generators ask for, through the front door.</summary>
internal static class Seeding
{
    /// <summary>How many carts a scenario ranges over, unless it says otherwise.</summary>
    public const int Carts = 10_000;

    /// <summary>Makes a set of carts unless the candidate has one of that name.</summary>
    public static async Task Ensure(
        Workshop workshop,
        Candidate candidate,
        string name,
        string shape,
        int count = Carts
    )
    {
        if (!candidate.Carts.ContainsKey(name))
            candidate.Carts[name] = await Make(
                candidate.Address,
                workshop.Tokens,
                await File.ReadAllBytesAsync(workshop.Body(shape)),
                count,
                Path.Combine(workshop.Folder(candidate.Name), name + ".txt")
            );
    }

    /// <summary>A set that consists of carts of another one, evenly spread.</summary>
    public static async Task Pick(Workshop workshop, Candidate candidate, string name, string from, int count)
    {
        var all = await File.ReadAllLinesAsync(candidate.Carts[from]);
        // The place in the file tells whose a cart is: so whole groups of one cart for each partner.
        var groups = Math.Max(1, count / Tokens.Partners);
        var step = all.Length / Tokens.Partners / groups;
        var picked = Enumerable
            .Range(0, groups)
            .SelectMany(group => all.Skip(group * step * Tokens.Partners).Take(Tokens.Partners))
            .Take(count);
        candidate.Carts[name] = Path.Combine(workshop.Folder(candidate.Name), name + ".txt");
        await File.WriteAllLinesAsync(candidate.Carts[name], picked);
    }

    /// <summary>
    /// Creates carts, and writes their paths into a file, cart i being of partner i mod <see cref="Tokens.Partners"/>.
    /// </summary>
    private static async Task<string> Make(Uri address, Tokens tokens, byte[] body, int count, string file)
    {
        var paths = new string[count];
        using var client = NewClient(address);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, cancellation) =>
            {
                var carts = $"/v1/customers/{Guid.NewGuid()}/carts";
                using var request = Request(HttpMethod.Post, carts, tokens.ForCart(i), body);
                using var response = await client.SendAsync(request, cancellation);
                var cart = await response.Content.ReadAsByteArrayAsync(cancellation);
                if (!response.IsSuccessStatusCode)
                    throw new InvalidOperationException(
                        $"{address}: a cart could not be created: {(int)response.StatusCode} "
                            + $"{System.Text.Encoding.UTF8.GetString(cart)}"
                    );
                paths[i] = $"{carts}/{IdOf(cart)}";
            }
        );
        await File.WriteAllLinesAsync(file, paths);
        return file;
    }

    public static HttpClient NewClient(Uri address) =>
        new(
            new SocketsHttpHandler { MaxConnectionsPerServer = 64, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }
        )
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        };

    public static HttpRequestMessage Request(HttpMethod method, string path, string token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("MS-RequestId", Guid.NewGuid().ToString());
        if (body is not null)
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        return request;
    }

    // The first member of every cart's JSON, be it ours or a peer's; a million answers are not worth a parser each.
    private static Guid IdOf(ReadOnlySpan<byte> cart)
    {
        var reader = new Utf8JsonReader(cart);
        while (reader.Read())
            if (
                reader.TokenType is JsonTokenType.PropertyName
                && reader.CurrentDepth == 1
                && reader.ValueTextEquals("id"u8)
                && reader.Read()
            )
                return reader.GetGuid();
        throw new InvalidOperationException("A cart without an id.");
    }
}
