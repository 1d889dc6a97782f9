namespace PartnerCarts.Architecture.Tests;

public sealed class LayersTests
{
    private const string Server = "Microsoft.Orleans.Server";
    private const string Serializer = "Microsoft.Orleans.Serialization";

    public static TheoryData<string> ProjectNames =>
        [.. Room.Layers.Where(room => room.Project is not null).Select(room => room.Name)];

    private static Room ProjectOf(string name) => Room.Layers.Single(room => room.Name == name);

    [Fact]
    public void House_Projects_AreInTheTable()
    {
        var projects = Room.Projects.Select(project => project.Folder).ToList();
        Assert.Empty(new[] { "Carts", "Engine", "Api", "Local" }.Except(projects));
        Assert.Empty(projects.Except(Room.Layers.Select(room => room.Name)));
    }

    [Fact]
    public void House_Arrows_PointDownOnly()
    {
        var below = new HashSet<string>();
        foreach (var room in Room.Layers)
        {
            Assert.Empty(room.Rooms.Except(below));
            below.Add(room.Name);
        }
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Room_Projects_AreThoseItMayUse(string name) =>
        Assert.Empty(ProjectOf(name).Project!.ProjectFolders.Except(ProjectOf(name).Rooms));

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Room_Packages_AreThoseItMayUse(string name) =>
        Assert.DoesNotContain(ProjectOf(name).Project!.Packages, package => !ProjectOf(name).MayUsePackage(package));

    [Theory]
    [InlineData("Carts")]
    [InlineData("Engine")]
    [InlineData("Grains")]
    public void Room_BelowTheRestFace_IsNoWebProject(string name) =>
        Assert.All(Existing(name), project => Assert.Equal("Microsoft.NET.Sdk", project.Sdk));

    /// <summary>
    /// A file of another project is used by a reference to that project, which the table above decides.
    /// </summary>
    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Room_Files_AreItsOwn(string name) =>
        Assert.DoesNotContain(ProjectOf(name).Project!.CompiledFiles, path =>
            path.StartsWith("../", StringComparison.Ordinal)
        );

    [Fact]
    public void Carts_Project_ReferencesNothingButASerializer()
    {
        var carts = ProjectOf("Carts").Project!;
        Assert.Empty(carts.Projects);
        Assert.Equal([Serializer], carts.Packages);
    }

    [Theory]
    [InlineData("Grains")]
    [InlineData("Cluster")]
    [InlineData("Gateway")]
    public void OrleansServer_OutsideTheSilo_IsNotShipped(string name) =>
        Assert.All(Existing(name).SelectMany(project => project.WithAllItNeeds()), project =>
            Assert.True(
                project.Folder != "Silo" && !project.Packages.Contains(Server),
                $"{name} needs {project.Folder}, which uses {string.Join(", ", project.Packages)}."
            )
        );

    /// <summary>A project that is not in the solution is built and tested by nobody.</summary>
    [Fact]
    public void Solution_Projects_AreAllThatThereAre() =>
        Assert.All(PathsOf(Everything), path =>
            Assert.Contains(path, Listed("PartnerCarts.Orleans.sln"), StringComparison.Ordinal)
        );

    private static IEnumerable<ProjectFile> Everything =>
        new[] { "src", "tests", "samples" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
            )
            .Select(ProjectFile.Read);

    private static IEnumerable<string> PathsOf(IEnumerable<ProjectFile> projects) =>
        projects.Select(project => Path.GetRelativePath(Repository.Root, project.Path).Replace('\\', '/'));

    private static string Listed(string solution) =>
        File.ReadAllText(Path.Combine(Repository.Root, solution)).Replace('\\', '/');

    private static IEnumerable<ProjectFile> Existing(string name) =>
        ProjectOf(name).Project is { } project ? [project] : [];
}
