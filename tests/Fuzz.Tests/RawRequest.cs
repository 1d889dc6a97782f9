using System.Globalization;
using System.Text;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>
/// A request taken apart, so that its pieces can be changed: text as Latin-1, so that every byte survives.
/// </summary>
internal sealed record RawRequest(
    string Method,
    string Target,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
)
{
    public static RawRequest Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var start = lines[0].Split(' ');
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .Select(pair => (pair[0], pair[1].Trim()))
            .ToArray();
        return new RawRequest(start[0], start[1], headers, bytes[(end + 4)..]);
    }

    public RawRequest With(string name, string? value)
    {
        var others = Headers.Where(header => !header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return this with { Headers = value is null ? [.. others] : [.. others, (name, value)] };
    }

    /// <summary>With the body's true length, unless the body is empty and the request had none.</summary>
    public RawRequest Framed() =>
        Body.Length == 0 && Method == "GET"
            ? With("Content-Length", null)
            : With("Content-Length", Body.Length.ToString(CultureInfo.InvariantCulture));

    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(Method).Append(' ').Append(Target).Append(" HTTP/1.1\r\n");
        foreach (var (name, value) in Headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }
}
