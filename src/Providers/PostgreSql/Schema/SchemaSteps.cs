using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>One numbered script that takes the schema from the version before it to its own.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">The script's name.</param>
/// <param name="Sql">The script.</param>
/// <param name="Needs"> The oldest schema version that a build may know and still work with this step, as the script's
/// line <c>-- needs N</c> says; 0 for all. What is only added, such as a column that may be null, needs nothing; what
/// is taken away needs the version that no longer uses it.
/// </param>
internal sealed record SchemaStep(int Version, string Name, string Sql, int Needs);

/// <summary>The steps that make the schema. A released step never changes; what has to change is a new step.</summary>
internal static partial class SchemaSteps
{
    public static IReadOnlyList<SchemaStep> All { get; } = Load();

    /// <summary>The version that this build works with.</summary>
    public static int Current => All[^1].Version;

    private static List<SchemaStep> Load()
    {
        var assembly = typeof(SchemaSteps).Assembly;
        var steps = new List<SchemaStep>();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var sql = reader.ReadToEnd();
            steps.Add(new SchemaStep(Number(name[..3]), Path.GetFileNameWithoutExtension(name), sql, NeedsOf(sql)));
        }

        return steps;
    }

    private static int NeedsOf(string sql) =>
        Needs().Match(sql) is { Success: true } said ? Number(said.Groups[1].Value) : 0;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-- needs (\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Needs();
}
