namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// The files beside these tests. They are history: none is ever changed or removed. With PARTNERCARTS_WRITE_GOLDEN set
/// to their folder in the source tree, files that are missing there are written.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");
    private static readonly string? Source = Environment.GetEnvironmentVariable("PARTNERCARTS_WRITE_GOLDEN");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static byte[] Bytes<T>(string name, T written)
    {
        if (Source is not null && !File.Exists(Path.Combine(Source, name)))
        {
            File.WriteAllBytes(Path.Combine(Source, name), Serialized.ToBytes(written));
            File.WriteAllText(Path.Combine(Source, Path.ChangeExtension(name, ".txt")), Dump.Of(written));
        }

        return Bytes(name);
    }

    public static string Text(string name, string written)
    {
        if (Source is not null && !File.Exists(Path.Combine(Source, name)))
            File.WriteAllText(Path.Combine(Source, name), written);
        return Text(name);
    }

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static IEnumerable<string> Names(string pattern) =>
        Directory
            .EnumerateFiles(Folder, pattern)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal);
}
