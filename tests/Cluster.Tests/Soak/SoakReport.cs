using System.Globalization;
using System.Text;

namespace PartnerCarts.Cluster.Tests;

/// <summary>What a run has shown, in Markdown: docs/fault-report.md is such a one.</summary>
internal static class SoakReport
{
    public static string Of(SoakRun run, int seed, IReadOnlyList<string> violations, int oldReads, int undecided)
    {
        var text = new StringBuilder();
        Row(text, "what", "how much");
        Row(text, "---", "---");
        Row(text, "seed", seed);
        Row(text, "length", $"{run.Length.TotalMinutes:0.0} min");
        Row(text, "requests", run.Statuses.Total);
        Row(text, "answers (0: no answer)", run.Statuses.ToString());
        Row(text, "carts", run.Carts.Count());
        Row(text, "operations (a put acknowledged is two, a checkout three)", run.Carts.Sum(cart => cart.Operations));
        Row(text, "changes of unknown outcome", run.Carts.Sum(cart => cart.UnknownOutcomes));
        Row(text, "faults, of which two at once", $"{run.Injections.Count}, {2 * run.Overlaps}");
        Row(text, "carts shown in an old state", oldReads);
        Row(text, "carts too long to judge", undecided);
        Row(text, "violations", violations.Count);
        text.AppendLine();
        Row(text, "fault", "times", "longest without success", "limit");
        Row(text, "---", "---", "---", "---");
        foreach (var kind in run.LongestWaits().GroupBy(wait => wait.Fault.What).OrderBy(kind => kind.Key))
            Row(
                text,
                kind.Key,
                kind.Count(),
                string.Join(", ", kind.Select(wait => $"{wait.Longest.TotalSeconds:0.0} s")),
                $"{kind.First().Fault.Limit.TotalSeconds:0} s"
            );
        foreach (var violation in violations)
            text.AppendLine().AppendLine(violation);
        return text.ToString();
    }

    private static void Row(StringBuilder text, params object[] cells) =>
        text.AppendLine(
            $"| {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |"
        );
}
