namespace PartnerCarts.Bench;

/// <summary>The verb <c>report</c>: makes the report out of the samples of all runs.</summary>
internal static class ReportCommand
{
    public static int Run(BenchSettings settings)
    {
        var runs = RunRecord.ReadAll(settings);
        if (runs.Count == 0)
        {
            Console.Error.WriteLine($"Nothing was measured yet: {settings.Runs} is not there.");
            return 1;
        }

        var results = new Results(Sample.ReadAll(settings));
        var path = Path.Combine(settings.Work, "report");
        File.WriteAllText(path + ".md", MarkdownReport.Of(results, runs, "latest.svg"));
        File.WriteAllText(path + ".svg", SvgReport.Of(results));
        foreach (var goal in Goal.All(results).Where(goal => goal.Measured is not null))
            Console.WriteLine(
                $"{(goal.IsMet switch { true => "met    ", false => "NOT MET", null => "-      " })} {goal.What}: "
                    + $"{goal.Measured}, goal {goal.Target}"
            );
        Console.WriteLine($"Report: {path}.md, {path}.svg");
        return 0;
    }
}
