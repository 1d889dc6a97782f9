using System.Globalization;

namespace PartnerCarts.Silo.PostgreSql;

/// <summary>One numbered script that takes the schema from the version before it to its own.</summary>
internal sealed record SchemaStep(int Version, string Name, string Sql);

/// <summary>The steps that make the schema. A released step never changes; what has to change is a new step.</summary>
internal static class SchemaSteps
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
            steps.Add(
                new SchemaStep(
                    int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture),
                    Path.GetFileNameWithoutExtension(name),
                    reader.ReadToEnd()
                )
            );
        }

        return steps;
    }
}
