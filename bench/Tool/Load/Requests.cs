using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerCarts.Bench;

/// <summary>
/// Makes the requests that wrk/carts.lua makes for the kinds put and get, for the generator of this program.
/// </summary>
internal sealed partial class Requests
{
    private readonly byte[][] _paths;
    private readonly byte[][] _heads;
    private readonly byte[][] _bodies;
    private readonly byte[] _method;
    private readonly string _run = Random.Shared.Next().ToString("x8", CultureInfo.InvariantCulture);
    private readonly Random _random = new(1);
    private long _serial;

    public Requests(Traffic traffic)
    {
        _method = traffic.Kind == "get" ? "GET "u8.ToArray() : "PUT "u8.ToArray();
        _paths = [.. File.ReadLines(traffic.Carts).Select(Encoding.ASCII.GetBytes)];
        _heads =
        [
            .. File.ReadLines(traffic.Tokens)
                .Skip(1)
                .Select(token =>
                    Encoding.ASCII.GetBytes(
                        $" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nAccept: "
                            + $"application/json\r\nX-Locale: en-US\r\nMS-PartnerCenter-Client: Partner Center "
                            + $".NET SDK\r\nMS-RequestId: "
                    )
                ),
        ];
        var body = File.ReadAllText(traffic.Body);
        _bodies =
            traffic.Kind == "get"
                ? ["\r\n\r\n"u8.ToArray()]
                :
                [
                    .. Enumerable
                        .Range(1, 9)
                        .Select(quantity =>
                        {
                            var text = FirstQuantity().Replace(body, $"\"Quantity\":{quantity}", 1);
                            return Encoding.UTF8.GetBytes(
                                $"\r\nContent-Type: application/json\r\nContent-Length: "
                                    + $"{Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}"
                            );
                        }),
                ];
    }

    /// <summary>Writes the next request and returns its length. Not for several threads at once.</summary>
    public int Next(Span<byte> buffer)
    {
        var cart = _random.Next(_paths.Length);
        var head = (cart % Tokens.Partners) + (Tokens.Partners * _random.Next(Tokens.Users));
        _serial++;
        Span<byte> id = stackalloc byte[36];
        Encoding.ASCII.GetBytes($"{_run}-0001-4000-8000-{_serial:x12}", id);
        var length = 0;
        foreach (var part in (ReadOnlySpan<byte[]>)[_method, _paths[cart], _heads[head]])
            Add(part, buffer, ref length);
        Add(id, buffer, ref length);
        Add("\r\nMS-CorrelationId: "u8, buffer, ref length);
        Add(id, buffer, ref length);
        Add(_bodies[_serial % _bodies.Length], buffer, ref length);
        return length;
    }

    private static void Add(ReadOnlySpan<byte> part, Span<byte> buffer, ref int length)
    {
        part.CopyTo(buffer[length..]);
        length += part.Length;
    }

    [GeneratedRegex("\"Quantity\":\\d+")]
    private static partial Regex FirstQuantity();
}
