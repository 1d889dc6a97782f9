using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Fuzz.Tests.Abuse;

/// <summary>Many of something: connections, headers, carts. The nightly runs have the full number.</summary>
public sealed class CrowdTests(AbusedHost host) : IClassFixture<AbusedHost>
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public Task Connections_FiveHundredIdle_AreInNobodysWay() => Idle(500);

    // Both ends are in this process.
    [FactWithOpenFiles(21_000), Trait("Category", "Nightly")]
    public Task Connections_TenThousandIdle_AreInNobodysWay() => Idle(10_000);

    [Fact]
    public Task Carts_TwoThousandTinyOfOnePartner_LeaveMemoryBounded() => Carts(2_000);

    [Fact, Trait("Category", "Nightly")]
    public Task Carts_HundredThousandTinyOfOnePartner_LeaveMemoryBounded() => Carts(100_000);

    [Theory]
    [InlineData(31, 1000, 401)]
    [InlineData(34, 1000, 431)]
    [InlineData(99, 10, 401)]
    [InlineData(101, 10, 431)]
    [InlineData(4, 30_000, 431)]
    public async Task Headers_ManyOrLarge_AreAnsweredOrRefused(int count, int size, int status)
    {
        // Without a token: the head alone is to be dealt with. Host is one of the fields.
        var fields = string.Concat(
            Enumerable.Range(0, count - 1).Select(number => $"X-{number}: {new string('h', size)}\r\n")
        );
        using var socket = await Open();
        await socket.SendAsync(
            Encoding.Latin1.GetBytes(
                $"GET {AbusedHost.CartsPath}/{Guid.NewGuid()} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n"
            )
        );

        Assert.Equal($"HTTP/1.1 {status}", await FirstOf(socket));
        await host.AssertServesOthers();
    }

    private async Task Idle(int count)
    {
        await host.AssertServesOthers();
        var before = AbusedHost.MemoryInUse();
        var idle = new List<Socket>(count);
        try
        {
            for (var one = 0; one < count; one++)
                idle.Add(await Open());
            // Half of them say a little, and no more.
            foreach (var socket in idle.Take(count / 2))
                await socket.SendAsync("GET /v1"u8.ToArray());

            await host.AssertServesOthers();
            var each = (AbusedHost.MemoryInUse() - before) / count;
            Assert.True(each < 32 * 1024, $"{each} bytes for each connection, both ends.");
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
        }

        await host.AssertServesOthers();
    }

    private async Task Carts(int count)
    {
        await Create(1_000);
        var before = AbusedHost.MemoryInUse();
        await Create(count);
        await host.AssertServesOthers();

        var more = AbusedHost.MemoryInUse() - before;
        Assert.True(more < 32 * MiB, $"{more / MiB} MiB more for {count} carts, of which 1,000 may be in memory.");
    }

    private async Task Create(int count) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (_, cancellation) =>
            {
                using var body = AbusedHost.Json(AbusedHost.Cart);
                using var response = await host.Attacker.PostAsync(AbusedHost.CartsPath, body, cancellation);
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            }
        );

    private async Task<Socket> Open()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.Server);
        return socket;
    }

    private static async Task<string> FirstOf(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var text = "";
        var buffer = new byte[4096];
        while (text.Length < 12 && await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var read)
            text += Encoding.Latin1.GetString(buffer, 0, read);
        return text[..Math.Min(12, text.Length)];
    }
}
