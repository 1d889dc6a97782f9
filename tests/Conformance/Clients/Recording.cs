using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerCarts.Conformance;

/// <summary>A request as a real client sent it, byte for byte; see <c>recordings/</c>.</summary>
internal sealed partial class Recording
{
    // Latin-1 keeps every byte as one character.
    private readonly string _text;

    private Recording(string text)
    {
        _text = text;
        Customer = Guid.Parse(CustomerId().Match(text).ValueSpan);
    }

    /// <summary>The customer in the request's path.</summary>
    public Guid Customer { get; }

    public string Body => _text[(_text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public int ContentLength =>
        ContentLengthHeader().Match(_text) is { Success: true } header ? int.Parse(header.ValueSpan, null) : 0;

    public static IEnumerable<string> Names { get; } =
    [
        "documentation-put",
        "dotnet-create",
        "dotnet-create-addons",
        "dotnet-get",
        "dotnet-put",
        "dotnet-checkout",
        "java-create",
        "java-put",
        "java-checkout",
    ];

    public static Recording Load(string name) =>
        new(
            Encoding.Latin1.GetString(
                File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "conformance", "recordings", $"{name}.http"))
            )
        );

    /// <summary>
    /// Sends it, changed in nothing but the token, the host and the cart id of the path, and checks the answer's
    /// status.
    /// </summary>
    public async Task<JsonElement> Replay(
        ConformanceHost host,
        string authorization,
        string? cartId,
        int expectedStatus
    )
    {
        var request = Authorization().Replace(_text, $"Authorization: {authorization}", 1);
        request = HostHeader().Replace(request, $"Host: {host.BaseAddress.Authority}", 1);
        if (cartId is not null)
            request = CartId().Replace(request, cartId, 1);

        await using var connection = await RawConnection.Open(host.BaseAddress);
        await connection.Send(request);
        var answer = await connection.Receive();
        // A client that expects 100 may send its body at once; the interim answer comes all the same, or not at all.
        if (answer.Status == 100)
            answer = await connection.Receive();
        return answer.ShouldBe(expectedStatus);
    }

    [GeneratedRegex("(?<=^[A-Z]+ /v1/customers/)[0-9a-f-]{36}")]
    private static partial Regex CustomerId();

    [GeneratedRegex("(?<=^[A-Z]+ /v1/customers/[0-9a-f-]{36}/carts/)[0-9a-f-]{36}")]
    private static partial Regex CartId();

    [GeneratedRegex("Authorization: [^\r]*")]
    private static partial Regex Authorization();

    [GeneratedRegex("Host: [^\r]*")]
    private static partial Regex HostHeader();

    [GeneratedRegex("(?<=\r\nContent-Length: )[0-9]+")]
    private static partial Regex ContentLengthHeader();
}
