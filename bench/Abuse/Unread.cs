using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// Asks for a hundred answers of 210 KB on each of 200 connections at once, takes none of them, and after a second does
/// it again.
/// </summary>
internal static class Unread
{
    private const int Readers = 200;
    private const int Asked = 100;
    private const int Carts = 10;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(1);

    public static async Task Run(Target target, Tally tally, CancellationToken end)
    {
        var carts = new List<string>();
        for (var one = 0; one < Carts; one++)
            carts.Add(await Create(target, end));
        await Task.WhenAll(
            Enumerable
                .Range(0, Readers)
                .Select(async reader =>
                {
                    var request = Encoding.Latin1.GetBytes(
                        string.Concat(
                            Enumerable.Repeat(Attacks.Head("GET", carts[reader % Carts], target.Token), Asked)
                        )
                    );
                    while (!end.IsCancellationRequested)
                    {
                        try
                        {
                            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
                            {
                                ReceiveBufferSize = 4096,
                            };
                            await socket.ConnectAsync(target.Server, end);
                            await socket.SendAsync(request, SocketFlags.None, end);
                            tally.Add("asked");
                            await Task.Delay(Held, end);
                        }
                        catch (SocketException)
                        {
                            tally.Add("broken");
                        }
                        catch (OperationCanceledException) { }
                    }
                })
        );
    }

    private static async Task<string> Create(Target target, CancellationToken end)
    {
        using var http = target.NewClient();
        var line =
            $$"""{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly","friendlyName":"{{new string('n', 1000)}}"}""";
        var path = Attacks.CartsPath;
        using var created = await http.PostAsync(
            path,
            Attacks.Json($$"""{"lineItems":[{{string.Join(',', Enumerable.Repeat(line, 200))}}]}"""),
            end
        );
        using var cart = JsonDocument.Parse(await created.EnsureSuccessStatusCode().Content.ReadAsStringAsync(end));
        return $"{path}/{cart.RootElement.GetProperty("id").GetString()}";
    }
}
