using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Conformance;
using PartnerCarts.Engine;
using PartnerCarts.Fuzz.Tests;
using PartnerCarts.Gateway.Tests.Conformance;
using PartnerCarts.Local.Tests.Conformance;
using Xunit.Abstractions;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>
/// Local and the cluster answer the same requests with the same bytes, but for what each makes up itself. The seed is
/// printed; set PARTNERCARTS_SEED to repeat a run.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int UsualSeed = 20_240_502;

    public static TheoryData<string> Plants => [.. Planted.Keys];

    private static readonly Dictionary<string, Func<ICarts, ICarts>> Planted = new()
    {
        ["If-Match is not looked at"] = carts => new PlantedCarts(
            carts,
            command => command is CartCommand.Update update ? update with { IfMatch = null } : command,
            reply => reply
        ),
        ["A repeated PUT is applied again"] = carts => new PlantedCarts(
            carts,
            command =>
                command is CartCommand.Update update
                    ? update with
                    {
                        Idempotency = update.Idempotency with { Request = Guid.Empty },
                    }
                    : command,
            reply => reply
        ),
        ["The time of a change loses a tick"] = carts => new PlantedCarts(
            carts,
            command => command,
            reply =>
                reply is CartReply.Shown { Cart: { Revision: > 2 } cart }
                    ? new CartReply.Shown(cart with { Modified = cart.Modified.AddTicks(-1) })
                    : reply
        ),
        ["A repeated checkout is taken for the first"] = carts => new PlantedCarts(
            carts,
            command => command,
            reply =>
                reply is CartReply.CheckedOut { MadeOrders: false } ended ? ended with { MadeOrders = true } : reply
        ),
    };

    [Fact]
    public Task Answers_ThreeHundredSequences_AreTheSame() => Compare(304, UsualSeed);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Answers_TwoThousandSequences_AreTheSame() => Compare(2_000, Random.Shared.Next());

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task Answers_OneBehaviourChanged_AreFoundToDiffer(string plant)
    {
        await using var hosts = await Hosts.Start(services => services.DecorateCarts(Planted[plant]));
        using var comparison = hosts.Compare(UsualSeed);

        var found = await comparison.FindDifference(sequences: 320);

        Assert.NotNull(found);
        output.WriteLine($"{found}");
        Assert.InRange(found.Steps.Count, 2, 10);
    }

    private async Task Compare(int sequences, int usualSeed)
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable("PARTNERCARTS_SEED"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : usualSeed;
        output.WriteLine($"seed {seed}, {sequences} sequences");
        await using var hosts = await Hosts.Start();
        using var comparison = hosts.Compare(seed);

        var found = await comparison.FindDifference(sequences);

        output.WriteLine(
            $"{comparison.Answers} requests to each, {100.0 * comparison.Successes / comparison.Answers:0.0} % "
                + $"succeeded"
        );
        Assert.True(found is null, $"Seed {seed}. {found}");
        Assert.True(comparison.Successes >= 0.3 * comparison.Answers, "Too few steps succeeded.");
    }

    private sealed class Hosts(ConformanceClock clock, LocalConformanceHost local, ClusterConformanceHost cluster)
        : IAsyncDisposable
    {
        public static async Task<Hosts> Start(Action<IServiceCollection>? changeGateway = null)
        {
            var clock = new ConformanceClock(ConformanceHost.ClockStart);
            var (local, cluster) = (new LocalConformanceHost(clock), new MemoryClusterHost(clock, changeGateway));
            await local.InitializeAsync();
            await cluster.InitializeAsync();
            return new Hosts(clock, local, cluster);
        }

        public Comparison Compare(int seed) => new(local, cluster, clock, seed);

        public async ValueTask DisposeAsync()
        {
            await cluster.DisposeAsync();
            await local.DisposeAsync();
        }
    }
}
