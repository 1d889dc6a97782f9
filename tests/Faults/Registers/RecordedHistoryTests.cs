using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Registers;

/// <summary>
/// The checker says of real histories what others have found. They lie beside the repository, in ../shared/histories,
/// and are no part of it.
/// </summary>
public sealed class RecordedHistoryTests
{
    public static TheoryData<string, string> Verdicts { get; } = ReadVerdicts();

    [RecordedTheory]
    [MemberData(nameof(Verdicts))]
    public void Check_RealHistory_SaysWhatIsRecorded(string file, string verdict)
    {
        var history = RecordedHistory.Read(File.ReadLines(Path.Combine(RecordedTheoryAttribute.Folder!, file)));

        Assert.NotEmpty(history);
        Assert.Equal(
            verdict == "linearizable" ? Verdict.Linearizable : Verdict.NotLinearizable,
            Checker.Check(new RegisterModel(), history)
        );
    }

    private static TheoryData<string, string> ReadVerdicts()
    {
        var data = new TheoryData<string, string>();
        if (RecordedTheoryAttribute.Folder is not { } folder)
            return data;
        foreach (var line in File.ReadLines(Path.Combine(folder, "verdicts.tsv")))
            if (line.Split('\t') is [{ } file, { } verdict, ..] && file.EndsWith(".log", StringComparison.Ordinal))
                data.Add(file, verdict);
        return data;
    }
}

/// <summary>Skipped where the recorded histories are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute() =>
        Skip = Folder is null ? "There are no recorded histories beside the repository." : null;

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "histories") is var found && Directory.Exists(found))
                return found;
        return null;
    }
}
