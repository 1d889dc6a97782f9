namespace PartnerCarts.Gateway.Tests.Documentation;

/// <summary>The rows of docs/configuration.md.</summary>
internal static class ConfigurationDocument
{
    /// <summary>Every row that begins with a key in backticks, and has the four columns of an option.</summary>
    public static IReadOnlyList<OptionRow> Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(Root, "docs", "configuration.md"))
            .Select(line => line.Split('|'))
            .Where(cells => cells.Length == 6 && cells[1].StartsWith(" `", StringComparison.Ordinal))
            .Select(cells => new OptionRow(KeyOf(cells[1]), cells[2].Trim(), cells[3].Trim(), cells[4].Trim())),
    ];

    /// <summary>The projects in src, by the name of their assembly.</summary>
    public static IReadOnlyList<string> SourceProjects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>(),
    ];

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of a repository.");
        }
    }

    /// <summary>Without what stands for a name to be chosen: Orders:Fail:&lt;group&gt; is Orders:Fail.</summary>
    private static string KeyOf(string cell) => cell.Trim(' ', '`').Split(":<")[0];
}

internal sealed record OptionRow(string Key, string Meaning, string Default, string Range);
