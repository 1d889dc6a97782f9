using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>
/// Sends bytes that no HTTP client would, and reads whatever comes back until the server closes or a whole answer is
/// there.
/// </summary>
internal static class RawConnection
{
    public static async Task<(string Head, string Body, bool IsClosed)> RequestContext(
        Uri address,
        params string[] parts
    )
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        foreach (var part in parts)
            await stream.WriteAsync(Encoding.Latin1.GetBytes(part));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0)
                break;
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        var (head, body) = Split(text.ToString());
        var isClosed =
            head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase)
            && await stream.ReadAsync(buffer, patience.Token) == 0;
        return (head, body, isClosed);
    }

    private static bool IsWhole(string text)
    {
        var (head, body) = Split(text);
        const string Length = "content-length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && body.Length
                >= int.Parse(
                    head[(at + Length.Length)..].Split("\r\n")[0],
                    System.Globalization.CultureInfo.InvariantCulture
                );
    }

    private static (string Head, string Body) Split(string text)
    {
        // An interim answer (100 Continue) is not the answer.
        if (
            text.StartsWith("HTTP/1.1 100", StringComparison.Ordinal)
            && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var interim
        )
            text = text[(interim + 4)..];
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? ("", "") : (text[..(end + 2)], text[(end + 4)..]);
    }
}
