using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace PartnerCarts.Bench;

/// <summary>
/// What a cart that nobody asks for now takes of the memory while it is active: the process grown from few carts to
/// many, its garbage collected before each look, less the carts' JSON.
/// </summary>
internal static class Memory
{
    public const string Name = "memory";
    public const string What = "Idle active carts, one line";

    /// <summary>Bytes; set after the first run.</summary>
    public const double ClusterGoal = 10_000;

    private const int Few = 10_000;
    private const int Many = 70_000;
    private static readonly string[] Names = [Kinds.Local, Kinds.Cluster];

    public static async Task Run(Workshop workshop)
    {
        var json = new FileInfo(workshop.Body(Scenario.OneLine)).Length;
        foreach (var name in workshop.Chosen(Names))
            for (var round = 1; round <= Math.Min(3, workshop.Settings.Rounds); round++)
            {
                await using var candidate = await Start(workshop, name, $"{name}-memory-{round}");
                await Seeding.Ensure(workshop, candidate, "few", Scenario.OneLine, Few);
                var before = await AtRest(candidate);
                await Seeding.Ensure(workshop, candidate, "many", Scenario.OneLine, Many - Few);
                var after = await AtRest(candidate);
                Sample.Keep(
                    workshop.Settings,
                    new Sample
                    {
                        Suite = Name,
                        Scenario = What,
                        Candidate = name,
                        Measure = Measures.PerCart,
                        Round = round,
                        Value = ((double)(after - before) / (Many - Few)) - json,
                        Resident = after,
                    }
                );
            }
    }

    private static Task<Candidate> Start(Workshop workshop, string kind, string name) =>
        kind == Kinds.Local ? Locals.Start(workshop, name) : Clusters.StartTogether(workshop, name);

    /// <summary>
    /// Resident memory once there is no garbage: the runtime collects for whoever asks it for a picture of its heap.
    /// </summary>
    private static async Task<long> AtRest(Candidate candidate)
    {
        const long HeapCollect = 0x800000;
        foreach (var process in candidate.Services)
            for (var i = 0; i < 3; i++)
            {
                using var session = new DiagnosticsClient(process).StartEventPipeSession(
                    [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, HeapCollect)],
                    requestRundown: false
                );
                var drained = session.EventStream.CopyToAsync(Stream.Null);
                await Task.Delay(1500);
                await session.StopAsync(CancellationToken.None);
                await drained;
            }

        return candidate.ServiceUsage.ResidentBytes;
    }
}
