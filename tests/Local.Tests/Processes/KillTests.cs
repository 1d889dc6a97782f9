using System.Net;
using Microsoft.Data.Sqlite;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>
/// The process is killed again and again while clients create and change carts: what was acknowledged is there, once
/// and whole.
/// </summary>
[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class KillTests : IDisposable
{
    private const int Clients = 16;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Serve_KilledFiveTimesUnderLoad_KeepsWhatItAcknowledged() => KillUnderLoad(5);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Serve_KilledTwentyTimesUnderLoad_KeepsWhatItAcknowledged() => KillUnderLoad(20);

    private async Task KillUnderLoad(int times)
    {
        var random = new Random(20240502);
        var writers = Enumerable.Range(0, Clients).Select(number => new Writer(number)).ToArray();
        for (var round = 0; round < times; round++)
        {
            await using var service = LocalProcess.Serve(_folder.StorePath);
            using var client = new CartsClient(await service.Address(), _folder.StorePath);
            foreach (var writer in writers)
                await writer.Check(client);
            var load = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteUntilItBreaks(client))));
            await Task.Delay(random.Next(100, 800));
            await service.Kill();
            await load;
        }

        await using (var last = LocalProcess.Serve(_folder.StorePath))
        {
            using var client = new CartsClient(await last.Address(), _folder.StorePath);
            foreach (var writer in writers)
            {
                await writer.Repeat(client);
                await writer.Check(client);
            }

            Assert.Equal(0, await last.Stop());
        }

        Assert.True(writers.Sum(writer => writer.Acknowledged) > 10 * times, "There was hardly any load.");
        // Creates that broke off were repeated under their id: each made one cart, be it before or after the kill.
        using var session = SqlSession.Open(_folder.StorePath, SqliteOpenMode.ReadOnly);
        Assert.Equal(writers.Sum(writer => writer.Carts), session.Scalar("SELECT count(*) FROM carts"));
        var (exit, output, _) = await LocalProcess.Command("check", $"--Store:Path={_folder.StorePath}");
        Assert.True(exit == 0, output);
    }

    /// <summary>
    /// One client: it creates carts and counts their quantity up, one request after another, each under an id of its
    /// own.
    /// </summary>
    private sealed class Writer(int number)
    {
        private readonly List<(string Id, int Quantity)> _known = [];
        private int _sent = 1;
        private (int Cart, int Quantity, Guid Request)? _open;

        public int Acknowledged { get; private set; }

        public int Carts => _known.Count;

        public async Task WriteUntilItBreaks(CartsClient client)
        {
            try
            {
                while (true)
                {
                    await Repeat(client);
                    // Every tenth request makes a cart, the others change one.
                    _open = (_sent % 10 == 1 ? _known.Count : _sent % _known.Count, ++_sent, Guid.NewGuid());
                }
            }
            catch (Exception broken)
                when (broken is HttpRequestException or IOException or System.Text.Json.JsonException) { }
        }

        /// <summary>Sends the request that has no answer yet, again if it was sent before.</summary>
        public async Task Repeat(CartsClient client)
        {
            if (_open is not { } open)
                return;
            var body = CartsClient.Body(open.Quantity, $"client {number}");
            var answer =
                open.Cart == _known.Count
                    ? await client.Create(body, open.Request)
                    : await client.Put(_known[open.Cart].Id, body, open.Request);
            answer.Is(HttpStatusCode.Created);
            Assert.Equal(open.Quantity, answer.Quantity);
            if (open.Cart == _known.Count)
                _known.Add((answer.CartId, open.Quantity));
            else
                _known[open.Cart] = (answer.CartId, open.Quantity);
            Acknowledged++;
            _open = null;
        }

        /// <summary>Every cart shows the last acknowledged change, or the one whose answer got lost.</summary>
        public async Task Check(CartsClient client)
        {
            for (var i = 0; i < _known.Count; i++)
            {
                var seen = (await client.Get(_known[i].Id)).Quantity;
                Assert.True(
                    seen == _known[i].Quantity || (_open is { } open && open.Cart == i && seen == open.Quantity),
                    $"Acknowledged was {_known[i].Quantity}, in flight {_open}, and there is {seen}."
                );
            }
        }
    }
}
