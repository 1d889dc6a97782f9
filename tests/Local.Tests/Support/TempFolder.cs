namespace PartnerCarts.Local.Tests.Support;

/// <summary>A folder of the test's own, which goes with it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("partnercarts-").FullName;

    public string StorePath => File("carts.db");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
