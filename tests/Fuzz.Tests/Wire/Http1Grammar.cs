using System.Globalization;
using System.Text;
using PartnerCarts.Fuzz.Tests.Abuse;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>
/// Writes one to three HTTP/1.1 requests by the grammar of RFC 9112, and now and then takes what the grammar forbids:
/// in the request line, line ends, fields, lengths, chunks, extensions and trailers. Text is Latin-1, so that every
/// byte can be written.
/// </summary>
internal sealed class Http1Grammar(Random random, string token) : IWireGrammar
{
    private static readonly string[] Methods =
    [
        "GET",
        "POST",
        "PUT",
        "OPTIONS",
        "HEAD",
        "CONNECT",
        "PRI",
        "get",
        "G\0T",
        "G(T",
        "",
        new('M', 300),
    ];

    private static readonly string[] Targets =
    [
        AbusedHost.CartsPath,
        $"{AbusedHost.CartsPath}/00000000-0000-0000-0000-000000000001",
        "/health/live",
        "/health/ready",
        "/openapi/v1.json",
        "/",
        "*",
        "//",
        "http://localhost/health/live",
        "http://evil.example/",
        "http://",
        "localhost:80",
        "/%00",
        "/%zz",
        "/\xe9",
        "/a\0b",
        "/..%2f..",
        "?",
        "",
        "/a b",
        "/#x",
        "/" + new string('t', 9_000),
        "/" + new string('t', 40_000),
    ];

    private static readonly string[] Versions =
    [
        "HTTP/1.1",
        "HTTP/1.0",
        "HTTP/2.0",
        "HTTP/1.2",
        "HTTP/3.7",
        "http/1.1",
        "HTTP/1.1 ",
        "HTTP/",
        "",
        "HTTP/1.1\0",
    ];

    private static readonly string[] Ends = ["\n", "\r", "\r\r\n", "\n\r", "", " \r\n", "\0\r\n", "\r\n "];

    private static readonly string[] Fields =
    [
        "Host: localhost",
        "Host: evil.example",
        "Host:",
        "Host: a b",
        "Host: [::1",
        "Host: localhost:99999",
        "Host: \xe9",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: \0",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-origin",
        "Connection: close",
        "Connection: keep-alive, X",
        "Connection: Upgrade",
        "Upgrade: h2c",
        "Upgrade: websocket",
        "HTTP2-Settings: AAMAAABk",
        "Expect: 100-continue",
        "Expect: x",
        "Content-Encoding: gzip",
        "Content-Type: text/plain",
        "X-Content-Length: 5",
        "TE: trailers",
        "Trailer: X",
        "MS-RequestId: \xe9",
        "MS-CorrelationId: x",
        "If-Match: \"",
        "Authorization: Bearer a.b.c",
        "Authorization: ",
        "Authorization",
        ": x",
        "X : y",
        "X:\ty",
        " X: y",
        "X\0: y",
        "X: a\0b",
        "X\xe9: y",
        "X: \xe9",
        "X: a\rb",
        "X: \x7f",
        "Content-Length: 0",
        "Content-Length: 5",
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 5, 5",
        "Content-Length: 99999999999999999999",
        "Content-Length: \0",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: \0",
        "X: " + new string('h', 9_000),
        "X: " + new string('h', 40_000),
    ];

    private static readonly string[] Sizes =
    [
        "0",
        "00",
        "1",
        "f",
        "7fffffff",
        "80000000",
        "ffffffffffffffff",
        "-1",
        "+1",
        "0x1",
        "g",
        "",
        " 1",
        "1 ",
        "\0",
        "1\0",
        "\xe9",
    ];

    private static readonly string[] Extensions =
    [
        ";",
        ";x",
        ";x=y",
        ";x=\"a;b\"",
        "; x",
        ";\0",
        ";\n",
        ";\r",
        ";\xe9",
        " ;x",
        ";x=\"",
        ";" + new string('e', 5_000),
        ";" + new string('e', 70_000),
    ];

    public byte[] Next() =>
        Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Request())));

    private string Request()
    {
        var body = AbusedHost.Cart;
        var (framing, sent) = random.Next(4) switch
        {
            0 => ("", ""),
            1 => ($"Content-Length: {Rarely(body.Length, body.Length + random.Next(-9, 9))}{End()}", body),
            _ => ($"Transfer-Encoding: chunked{End()}", Chunks(body)),
        };
        return $"{RequestLine()}{Rarely($"Host: localhost{End()}", "")}Authorization: Bearer "
            + $"{token}{End()}{Some(Fields, 3)}{framing}{End()}{sent}";
    }

    private string RequestLine() =>
        $"{Rarely("POST", One(Methods))}{Rarely(" ", "  ")}{Rarely(AbusedHost.CartsPath, One(Targets))}{Rarely(" ", "")}{Rarely("HTTP/1.1", One(Versions))}{End()}";

    private string Chunks(string body)
    {
        var text = new StringBuilder();
        for (var at = 0; at < body.Length; )
        {
            var length = random.Next(1, body.Length - at + 1);
            text.Append(Rarely(length.ToString("x", CultureInfo.InvariantCulture), One(Sizes)))
                .Append(Rarely("", One(Extensions)))
                .Append(End());
            text.Append(body, at, length).Append(End());
            at += length;
        }

        return text.Append(Rarely("0", One(Sizes)))
            .Append(Rarely("", One(Extensions)))
            .Append(End())
            .Append(Some(Fields, 2))
            .Append(End())
            .ToString();
    }

    private string Some(string[] lines, int most) =>
        string.Concat(Enumerable.Range(0, Math.Max(0, random.Next(-most, most + 1))).Select(_ => One(lines) + End()));

    private string End() => random.Next(150) == 0 ? One(Ends) : "\r\n";

    private string One(string[] of) => of[random.Next(of.Length)];

    private T Rarely<T>(T usual, T other) => random.Next(16) == 0 ? other : usual;
}
