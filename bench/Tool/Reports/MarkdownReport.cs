using System.Globalization;
using System.Text;

namespace PartnerCarts.Bench;

/// <summary>The report for readers: what was measured where, the goals, and every table.</summary>
internal sealed class MarkdownReport
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly StringBuilder _text = new();

    private MarkdownReport() { }

    public static string Of(Results results, IReadOnlyList<RunRecord> runs, string picture)
    {
        var report = new MarkdownReport();
        report.Head(runs, picture);
        report.GoalTable(results);
        foreach (var suite in results.Suites)
            report.SuiteTables(results, suite);
        report.Faults(results);
        return report._text.ToString();
    }

    private void Head(IReadOnlyList<RunRecord> runs, string picture)
    {
        var last = runs[^1];
        Line($"# Measured on {last.Begun:yyyy-MM-dd}");
        Line($"");
        Line(
            $"Machine: {last.Machine}. Generator and servers share it. How to read this: [bench/README.md](../README.md)."
        );
        Line($"");
        Line($"| commit | begun (UTC) | command |");
        Line($"|---|---|---|");
        foreach (var run in runs)
            Line($"| {run.Commit} | {run.Begun:HH:mm} | `{run.Command}` |");
        Line($"");
        Line($"![Throughput side by side]({picture})");
    }

    private void GoalTable(Results results)
    {
        Line($"");
        Line($"## Goals");
        Line($"");
        Line($"Ratios are medians over the rounds, each taken within a round; in parentheses the least and the most.");
        Line($"");
        Line($"| what | goal | measured | |");
        Line($"|---|---|---|---|");
        foreach (var goal in Goal.All(results))
            Line($"| {goal.What} | {goal.Target} | {goal.Measured ?? "not measured"} | {Verdict(goal)} |");
    }

    private static string Verdict(Goal goal) =>
        (goal.Measured, goal.IsMet) switch
        {
            (null, _) => "",
            (_, true) => "met",
            (_, null) => "does not count",
            _ => "**not met**: [why](../../docs/performance.md#where-the-goals-are-missed)",
        };

    private void SuiteTables(Results results, string suite)
    {
        foreach (var scenario in results.Scenarios(suite))
        {
            var candidates = results.Candidates(suite, scenario).ToList();
            var tails = Kinds
                .All.Select(kind => kind.Name)
                .Where(name => results.Of(suite, scenario, name, Measures.Tail).Count > 0)
                .ToList();
            if (tails.Count > 0)
                OpenLoopTable(results, suite, scenario, tails);
            else if (candidates.Count > 0)
                ClosedLoopTable(results, suite, scenario, candidates);
        }
    }

    private void ClosedLoopTable(Results results, string suite, string scenario, List<string> candidates)
    {
        Line($"");
        Line($"## {suite}: {scenario}");
        Line($"");
        Line(
            $"| | answers/s | ratio to the first | p50 ms | p95 | p99 | p99.9 | CPU µs/request, service + store | allocated B/request | resident MB, service + store |"
        );
        Line($"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var candidate in candidates)
        {
            var cells = results.Of(suite, scenario, candidate, Measures.Rate);
            if (cells.Count == 0)
            {
                Line($"| {Title(candidate)} | faults | | | | | | | | |");
                continue;
            }

            double Median(Func<Sample, double> figure) => Spread.Of(cells.Select(figure)).Median;
            var ratio = results.Ratio(suite, (candidate, scenario), (candidates[0], scenario));
            var allocated = results.Value(suite, scenario, candidate, Measures.Allocated);
            Line(
                $"| {Title(candidate)} | {Median(cell => cell.Value):N0} | {Show(ratio)} | {Median(cell => cell.P50) / 1000:0.00} | {Median(cell => cell.P95) / 1000:0.00} | {Median(cell => cell.P99) / 1000:0.0} | {Median(cell => cell.P999) / 1000:0.0} | {Median(cell => cell.Cpu):0} + {Median(cell => cell.StoreCpu):0} | {allocated?.Median:N0} | {Median(cell => cell.Resident) / 1e6:0} + {Median(cell => cell.StoreResident) / 1e6:0} |"
            );
        }
    }

    private void OpenLoopTable(Results results, string suite, string scenario, List<string> candidates)
    {
        Line($"");
        Line($"## {suite}: {scenario}, at 70 % of the peak rate, open loop");
        Line($"");
        Line($"| | rate/s | p99 / p50 | p50 ms | p95 | p99 | p99.9 |");
        Line($"|---|--:|--:|--:|--:|--:|--:|");
        foreach (var candidate in candidates)
        {
            var cells = results.Of(suite, scenario, candidate, Measures.Tail);
            double Median(Func<Sample, double> figure) => Spread.Of(cells.Select(figure)).Median;
            var rate = results.Value(suite, scenario, candidate, Measures.Rate)?.Median * Latency.Share;
            Line(
                $"| {Title(candidate)} | {rate:N0} | {Show(Spread.Of(cells.Select(cell => cell.Value)))} | {Median(cell => cell.P50) / 1000:0.00} | {Median(cell => cell.P95) / 1000:0.00} | {Median(cell => cell.P99) / 1000:0.00} | {Median(cell => cell.P999) / 1000:0.00} |"
            );
        }
    }

    private void Faults(Results results)
    {
        var faulty = results.Faulty.ToList();
        if (faulty.Count == 0)
            return;
        Line($"");
        Line($"## Cells that do not count");
        Line($"");
        Line($"Some of their answers were broken or were refusals.");
        Line($"");
        foreach (var sample in faulty)
            Line(
                $"- {sample.Suite}, {sample.Scenario}, {sample.Candidate}, round {sample.Round}: {sample.Faults:N0} faults"
            );
    }

    private static string Title(string candidate) =>
        Kinds.All.FirstOrDefault(kind => kind.Name == candidate)?.Title ?? candidate;

    private static string Show(Spread? ratio) =>
        ratio is { } found
            ? string.Create(Invariant, $"{found.Median:0.00} ({found.Least:0.00} to {found.Most:0.00})")
            : "";

    private void Line(FormattableString text) => _text.Append(text.ToString(Invariant)).Append('\n');
}
