namespace PartnerCarts.Architecture.Tests;

/// <summary>The files of this repository, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>
    /// The C# files below a folder, those that a build makes left out; none where the folder does not exist.
    /// </summary>
    public static IEnumerable<string> Sources(params string[] folder)
    {
        var path = Path.Combine([Root, .. folder]);
        return Directory.Exists(path)
            ? Directory
                .EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Where(file => !IsBuilt(Path.GetRelativePath(Root, file)))
            : [];
    }

    public static int LinesOf(string file) => File.ReadLines(file).Count();

    /// <summary>The folder of the project, as in <c>src/Api</c>.</summary>
    public static string ProjectOf(string file) =>
        string.Join('/', Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)[..2]);

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts");

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        throw new InvalidOperationException($"No Directory.Packages.props in {start} or above it.");
    }
}
