using System.Globalization;

namespace PartnerCarts.Bench;

/// <summary>What was to be reached, and what was.</summary>
/// <param name="What">In words.</param>
/// <param name="Target">In words.</param>
/// <param name="Measured">In words; null when it was not measured.</param>
/// <param name="IsMet">Null when it does not count.</param>
internal sealed record Goal(string What, string Target, string? Measured, bool? IsMet)
{
    private const double TailOfAQuietMachine = 3;

    public static IEnumerable<Goal> All(Results results)
    {
        var (put, six, get) = (Scenario.PutOne.Name, Scenario.PutSix.Name, Scenario.GetOne.Name);
        Goal Local(string what, string scenario, string other, double least) =>
            AtLeast(what, results.Ratio(Suite.Local, (Kinds.Local, scenario), (other, scenario)), least);
        Goal Cluster(string what, string scenario, string one, string other, double least) =>
            AtLeast(what, results.Ratio(Suite.Cluster, (one, scenario), (other, scenario)), least);
        Goal Large(string what, string scenario, double least) =>
            AtLeast(
                what,
                results.Ratio(Million.Name, (Million.Large, scenario), (Million.Small, Scenario.PutThousand.Name)),
                least
            );

        yield return Local("Local durable PUT / ceiling, one line", put, Kinds.Ceiling, 0.7);
        yield return Local("Local durable PUT / ceiling, six lines", six, Kinds.Ceiling, 0.6);
        yield return Local("Local durable PUT / peer 1", put, Kinds.PostgresPeer, 2.5);
        yield return Local("Local durable PUT / peer 2", put, Kinds.NodePeer, 1.5);
        yield return Local("Local GET / ceiling GET", get, Kinds.Ceiling, 0.9);
        yield return Cluster("Cluster over a 1 ms store, PUT / grain echo", put, Kinds.Delayed, Kinds.Echo, 0.75);
        yield return Cluster(
            "Cluster co-hosted over PostgreSQL, PUT / peer 1",
            put,
            Kinds.Cluster,
            Kinds.PostgresPeer,
            1.25
        );
        yield return Cluster(
            "Cluster with a separate gateway, PUT / peer 1",
            put,
            Kinds.TwoProcesses,
            Kinds.PostgresPeer,
            0.8
        );
        yield return Cluster(
            "Cluster co-hosted over PostgreSQL, PUT / over Orleans' ADO.NET storage",
            put,
            Kinds.Cluster,
            Kinds.Stock,
            2
        );
        yield return Cluster(
            "Cluster co-hosted, GET of an active cart / peer 1 GET",
            get,
            Kinds.Cluster,
            Kinds.PostgresPeer,
            2
        );
        yield return Hot(results);
        yield return Large(
            "Local PUT over 1,000,000 stored carts, cold ones included / over 1,000",
            Scenario.PutMillion.Name,
            0.6
        );
        yield return Large(
            "Local PUT over 10,000 hot ones of 1,000,000 stored carts / over 1,000",
            Scenario.PutSome.Name,
            0.9
        );
        yield return Tail(results);
        yield return AtMost(
            "Allocated per PUT, whole server, one line",
            results.Value(Suite.Local, put, Kinds.Local, Measures.Allocated),
            12_000,
            "B"
        );
        yield return AtMost(
            "Resident memory per idle active cart beyond its JSON, Local",
            results.Value(Memory.Name, Memory.What, Kinds.Local, Measures.PerCart),
            3_000,
            "B"
        );
        yield return AtMost(
            "Resident memory per idle active cart beyond its JSON, cluster",
            results.Value(Memory.Name, Memory.What, Kinds.Cluster, Measures.PerCart),
            Memory.ClusterGoal,
            "B"
        );
        yield return AtMost(
            "Local: process start to the first 201",
            results.Value(Startup.Name, Startup.What, Kinds.Local, Measures.Start),
            600,
            "ms"
        );
    }

    private static Goal AtLeast(string what, Spread? ratio, double least) =>
        new(
            what,
            Text($"at least {least:0.##}"),
            ratio is { } found ? Text($"{found.Median:0.00} ({found.Least:0.00} to {found.Most:0.00})") : null,
            ratio?.Median >= least
        );

    private static Goal AtMost(string what, Spread? value, double most, string unit) =>
        new(
            what,
            Text($"at most {most:N0} {unit}"),
            value is { } found
                ? Text(
                    $"{found.Median:N0} {unit}{(found.Least == found.Most ? "" : Text($" ({found.Least:N0} to {found.Most:N0})"))}"
                )
                : null,
            value?.Median <= most
        );

    private static Goal Hot(Results results)
    {
        var ratio = results.Ratio(
            HotCart.Name,
            (Kinds.Local, Scenario.PutHot.Name),
            (Kinds.Local, Scenario.PutOne.Name)
        );
        var answers = results.Value(HotCart.Name, Scenario.PutHot.Name, Kinds.Local, Measures.Checked);
        var goal = AtLeast("Local, 64 clients on one cart / on 10,000", ratio, 0.7);
        return goal with
        {
            Target = goal.Target + ", every answer right",
            Measured = goal.Measured is null
                ? null
                : goal.Measured + Text($"; {answers?.Median ?? 0:N0} answers looked into"),
            IsMet = goal.IsMet is true && answers is not null,
        };
    }

    private static Goal Tail(Results results)
    {
        Spread? Of(string candidate) => results.Value(Latency.Name, Scenario.PutOne.Name, candidate, Measures.Tail);
        var (local, ceiling) = (Of(Kinds.Local), Of(Kinds.Ceiling));
        var goal = AtMost("Local, p99 / p50 at 70 % of peak rate", local, 6, "");
        return goal with
        {
            Target = "at most 6, if the ceiling's own is under 3",
            Measured = local is { } tail
                ? Text($"{tail.Median:0.0} ({tail.Least:0.0} to {tail.Most:0.0}); the ceiling's {ceiling?.Median:0.0}")
                : null,
            IsMet = ceiling?.Median < TailOfAQuietMachine ? goal.IsMet : null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
