using System.Text.Json;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>A folder of audit files, gone with the test.</summary>
internal sealed class AuditFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("partnercarts-audit-").FullName;

    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Path).Order(StringComparer.Ordinal)];

    /// <summary>Everything that was written, oldest first.</summary>
    public string Text() => string.Concat(Files.Select(Read));

    /// <summary>The lines, each of which must be JSON.</summary>
    public IReadOnlyList<JsonElement> Entries() =>
        [
            .. Text()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.Clone()),
        ];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Read(string file)
    {
        // Also while a service has it open.
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}

internal static class AuditJson
{
    public static string? Text(this JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var value) ? value.GetString() : null;
}
