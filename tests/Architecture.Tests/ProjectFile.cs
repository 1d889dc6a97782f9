using System.Xml.Linq;

namespace PartnerCarts.Architecture.Tests;

/// <summary>What a project file says that its project uses. Projects are named by their folders.</summary>
internal sealed record ProjectFile(
    string Path,
    string Sdk,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> CompiledFiles
)
{
    public static ProjectFile Read(string path)
    {
        var xml = XDocument.Load(path).Root!;
        return new ProjectFile(
            path,
            (string)xml.Attribute("Sdk")!,
            [
                .. Included("ProjectReference")
                    .Select(reference => System.IO.Path.GetFullPath(reference, System.IO.Path.GetDirectoryName(path)!)),
            ],
            [.. Included("PackageReference"), .. Included("FrameworkReference")],
            [.. Included("Compile").SelectMany(paths => paths.Split(';', StringSplitOptions.TrimEntries))]
        );

        IEnumerable<string> Included(string element) =>
            xml.Descendants(element)
                .Select(item => (string?)item.Attribute("Include"))
                .OfType<string>()
                .Select(path => path.Replace('\\', '/'));
    }

    public string Folder => FolderOf(Path);

    public IEnumerable<string> ProjectFolders => Projects.Select(FolderOf);

    /// <summary>The project and all that it needs, directly or not.</summary>
    public IEnumerable<ProjectFile> WithAllItNeeds()
    {
        var seen = new Dictionary<string, ProjectFile>();
        Visit(this);
        return seen.Values;

        void Visit(ProjectFile project)
        {
            if (!seen.TryAdd(project.Path, project))
                return;
            foreach (var needed in project.Projects)
                Visit(Read(needed));
        }
    }

    private static string FolderOf(string path) => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)!);
}
