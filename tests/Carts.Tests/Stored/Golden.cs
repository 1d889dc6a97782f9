namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// The files beside these tests. They are history: a new version of the form gets files of its own, and none is ever
/// written again.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static IEnumerable<string> Names(string pattern) =>
        Directory
            .EnumerateFiles(Folder, pattern)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal);
}
