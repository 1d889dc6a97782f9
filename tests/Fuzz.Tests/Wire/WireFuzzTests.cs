using System.Text;
using PartnerCarts.Fuzz.Tests.Abuse;
using Xunit.Abstractions;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>
/// What a client could send that no HTTP library would, against a real socket: no 5xx, nothing unexpected in the log,
/// an answer or an end for every connection, others still served, memory flat. The seed is printed; set
/// <c>PARTNERCARTS_SEED</c> to repeat a run. An input that breaks something belongs into the corpus.
/// </summary>
public sealed class WireFuzzTests(ITestOutputHelper output)
{
    private const int Connections = 8;
    private const int CheckEvery = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Corpus_Each_NeverBreaksTheService(bool isHttp2)
    {
        await using var host = await WireHost.Start(isHttp2);
        var names = WireCorpus.Names(isHttp2);
        Assert.True(names.Length >= 5, $"Only {names.Length} files were found.");

        await Parallel.ForEachAsync(names, async (name, _) =>
            await SendOne(host, WireCorpus.Read(name, host.Token), isHttp2, name)
        );

        await host.AssertServesOthers();
        host.AssertLoggedNoFailure();
    }

    [Fact]
    public Task Http1_TwoThousandConnections_NeverBreakTheService() => Run(false, 2_000);

    [Fact]
    public Task Http2_FiveHundredConnections_NeverBreakTheService() => Run(true, 500);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Http1_HundredThousandConnections_NeverBreakTheService() => Run(false, 100_000);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Http2_TwentyThousandConnections_NeverBreakTheService() => Run(true, 20_000);

    private async Task Run(bool isHttp2, int connections)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PARTNERCARTS_SEED"), out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"seed {seed}, {connections} connections");
        await using var host = await WireHost.Start(isHttp2);
        var statuses = new Histogram();

        // The first part warms every path and cache; what the rest adds to it would grow without end.
        await Send(host, isHttp2, connections / 2, seed, statuses);
        var before = AbusedHost.MemoryInUse();
        await Send(host, isHttp2, connections - (connections / 2), unchecked(seed + Connections), statuses);
        var after = AbusedHost.MemoryInUse();

        output.WriteLine($"{statuses}\nmemory {before / 1024} KiB then {after / 1024} KiB");
        host.AssertLoggedNoFailure();
        // Else the grammar writes nothing that gets through, or nothing that is refused.
        Assert.True(statuses.Successes >= 0.02 * connections, "Too few connections had a request that succeeded.");
        Assert.True(statuses.Successes <= 0.95 * statuses.Total, "Too few had one that was refused.");
        Assert.True(after - before < 16 * 1024 * 1024, $"Memory grew from {before} to {after} bytes.");
    }

    private static async Task Send(WireHost host, bool isHttp2, int connections, int seed, Histogram statuses)
    {
        var left = connections;
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        var random = new Random(unchecked(seed + worker));
                        var mutator = new Mutator(random);
                        IWireGrammar grammar = isHttp2
                            ? new Http2Grammar(random, host.Token)
                            : new Http1Grammar(random, host.Token);
                        var corpus = WireCorpus
                            .Names(isHttp2)
                            .Select(name => WireCorpus.Read(name, host.Token))
                            .ToArray();
                        while (Interlocked.Decrement(ref left) is >= 0 and var rest)
                        {
                            var input = random.Next(10) < 7 ? grammar.Next() : corpus[random.Next(corpus.Length)];
                            if (random.Next(4) == 0)
                                input = mutator.Bytes(input, random.Next(1, 5));
                            foreach (var status in await SendOne(host, input, isHttp2, $"seed {seed}"))
                                statuses.Add(status, "");
                            if (rest % CheckEvery == 0)
                                await host.AssertServesOthers();
                        }
                    })
                )
        );
    }

    private static async Task<List<int>> SendOne(WireHost host, byte[] input, bool isHttp2, string which)
    {
        try
        {
            var statuses = WireAnswer.Statuses(await WireConnection.Exchange(host.Server, input), isHttp2).ToList();
            // 505 is the web server's word to a request line of another protocol; such a request reaches no code of
            // ours (docs/edges.md).
            return statuses.Exists(status => status is >= 500 and not 505)
                ? throw new InvalidOperationException($"Answered {string.Join(", ", statuses)}.")
                : statuses;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            Assert.Fail(
                $"{which}: {failure.Message}\n{Encoding.Latin1.GetString(input)}\nAs a file: base64 -d <<< "
                    + $"{Convert.ToBase64String(input)}"
            );
            throw;
        }
    }
}
