using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>Sends mutated requests over several connections at once, and checks every answer.</summary>
internal sealed class FuzzRun(IPEndPoint server, Func<Guid, string> tokenFor, int seed)
{
    private const int Connections = 8;
    private const int CheckEvery = 1_000;

    private readonly Guid _customer = Guid.Parse("d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d");
    private readonly Corpus _corpus = new();
    private readonly CartPool _pool = new();
    private int _round;

    public Histogram Histogram { get; } = new();

    public async Task Send(int requests)
    {
        var left = requests;
        var round = _round++;
        var partner = Guid.Parse("6c1f0a34-8a5b-4f3e-9d27-5b1c0e9a7f42");
        var token = tokenFor(partner);
        var known = await KnownCart.Create(
            server,
            tokenFor(Guid.Parse("0b7e5d92-3f4a-4c18-a6d0-e2915c7b8f63")),
            _customer
        );

        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        var random = new Random(unchecked(seed + (round * 1_000) + worker));
                        var mutator = new Mutator(random);
                        using var connection = new RawConnection(server);
                        while (Interlocked.Decrement(ref left) is >= 0 and var rest)
                        {
                            await SendOne(connection, mutator.Mutate(_corpus.Pick(random, token, _customer, _pool)));
                            if (rest % CheckEvery == 0)
                                await known.AssertUnchanged();
                        }
                    })
                )
        );
        await known.AssertUnchanged();
    }

    private async Task SendOne(RawConnection connection, Mutant mutant)
    {
        var response = await connection.Exchange(mutant.Bytes, mutant.IsFramed);
        var body = Json.TryParse(response.Body) as JsonObject;
        // 505 without a body is the web server's word to a request line of another protocol; such a request reaches no
        // code of ours (docs/edges.md).
        if (response.Status >= 500 && response is not { Status: 505, Body: [] })
            Assert.Fail(
                $"Seed {seed}: {mutant.Kind} was answered {response.Status} "
                    + $"{Encoding.UTF8.GetString(response.Body)}:\n{Encoding.Latin1.GetString(mutant.Bytes)}"
            );
        if (mutant.IsFramed && response.Status is null)
            Assert.Fail($"Seed {seed}: {mutant.Kind} was not answered:\n{Encoding.Latin1.GetString(mutant.Bytes)}");
        if (response.Status == 201 && body?["id"]?.GetValue<string>() is { } id)
            _pool.Add(id);
        Histogram.Add(response.Status ?? 0, response.Status >= 400 ? body?["code"]?.ToString() ?? "" : "");
    }
}
