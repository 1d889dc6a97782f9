using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// One request after another on each of 64 connections, as fast as they are answered. The bytes are made beforehand and
/// the answers hardly looked at: what the attacker does not spend on its own side is spent on the service's.
/// </summary>
internal static class Flood
{
    public const int Connections = 64;

    /// <param name="target">Whom to flood.</param>
    /// <param name="request">The bytes of a connection's next request.</param>
    /// <param name="tally">What was answered.</param>
    /// <param name="end">When to stop.</param>
    public static Task Run(Target target, Func<int, int, byte[]> request, Tally tally, CancellationToken end) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        for (var number = 0; !end.IsCancellationRequested; )
                        {
                            try
                            {
                                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                                await socket.ConnectAsync(target.Server, end);
                                var buffer = new byte[16 * 1024];
                                for (var isOpen = true; isOpen; number++)
                                {
                                    await socket.SendAsync(request(worker, number), SocketFlags.None, end);
                                    (var status, isOpen) = await Answer(socket, buffer, end);
                                    tally.Add(status);
                                }
                            }
                            catch (SocketException)
                            {
                                tally.Add("broken");
                            }
                            catch (OperationCanceledException) { }
                        }
                    })
                )
        );

    /// <summary>The status of a whole answer, and whether the connection goes on.</summary>
    private static async Task<(string Status, bool IsOpen)> Answer(Socket socket, byte[] buffer, CancellationToken end)
    {
        for (var length = 0; ; )
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, end);
            if (read == 0)
                return ("closed", false);
            length += read;
            var text = Encoding.Latin1.GetString(buffer, 0, length);
            var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (body > 4 && length - body >= LengthOf(text))
                return (text[9..12], !text.Contains("\r\nConnection: close", StringComparison.Ordinal));
        }
    }

    private static int LengthOf(string answer)
    {
        const string Header = "\r\nContent-Length: ";
        var at = answer.IndexOf(Header, StringComparison.Ordinal) + Header.Length;
        if (at < Header.Length)
            throw new InvalidOperationException(
                $"An answer without a length, which this attacker cannot follow: {answer}"
            );
        return int.Parse(answer.AsSpan(at, answer.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
    }
}
