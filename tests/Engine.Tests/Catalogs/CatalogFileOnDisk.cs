namespace PartnerCarts.Engine.Tests;

/// <summary>
/// A catalog file in a folder of its own. Each write gets a later time than the one before, however fast they follow
/// one another.
/// </summary>
internal sealed class CatalogFileOnDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnercarts-");
    private DateTime _written = new(2024, 5, 2, 8, 0, 0, DateTimeKind.Utc);

    public string Path => At("catalog.json");

    /// <summary>A good catalog of that version, with that many items.</summary>
    public static string Good(string version, int items = 1) =>
        $$"""{ "version": "{{version}}", "items": [{{string.Join(", ", Enumerable.Range(0, items).Select(number => $$"""{ "id": "P:{{number}}:A", "billing": [{ "cycle": "monthly" }] }"""))}}] }""";

    public string At(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Write(string text) => Write("catalog.json", text);

    public void Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        File.SetLastWriteTimeUtc(At(name), _written = _written.AddSeconds(1));
    }

    /// <summary>As editors and deployments do it: a new file takes the old one's name.</summary>
    public void Replace(string text)
    {
        Write("catalog.json.new", text);
        File.Move(At("catalog.json.new"), Path, overwrite: true);
    }

    public void Delete() => File.Delete(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
