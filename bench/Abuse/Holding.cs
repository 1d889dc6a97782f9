using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Bench.Abuse;

/// <summary>Keeps as many connections as it can, and opens another when one is closed.</summary>
internal static class Holding
{
    public static Task Run(Target target, int count, string first, bool drips, Tally tally, CancellationToken end) =>
        Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(async _ =>
                {
                    while (!end.IsCancellationRequested)
                    {
                        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                        try
                        {
                            await socket.ConnectAsync(target.Server, end);
                            if (first.Length > 0)
                                await socket.SendAsync(Encoding.Latin1.GetBytes(first), end);
                            await HoldOne(socket, drips, end);
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
                })
        );

    /// <summary>Ends when the server ends the connection.</summary>
    private static async Task HoldOne(Socket socket, bool drips, CancellationToken end)
    {
        var closing = socket.ReceiveAsync(new byte[1024], SocketFlags.None, end).AsTask();
        while (drips && await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(1), end)) != closing)
            await socket.SendAsync("x"u8.ToArray(), SocketFlags.None, end);
        await closing;
    }
}
