namespace PartnerCarts.Architecture.Tests;

public sealed class HouseTests
{
    private const string Server = "Microsoft.Orleans.Server";

    public static TheoryData<string> RoomNames => [.. Room.House.Where(room => room.Project is not null).Select(room => room.Name)];

    private static Room RoomOf(string name) => Room.House.Single(room => room.Name == name);

    [Fact]
    public void House_Projects_AreInTheTable()
    {
        var projects = Room.Projects.Select(project => project.Folder).ToList();
        Assert.Empty(new[] { "Carts", "Engine", "Api", "Local" }.Except(projects));
        Assert.Empty(projects.Except(Room.House.Select(room => room.Name)));
    }

    [Fact]
    public void House_Arrows_PointDownOnly()
    {
        var below = new HashSet<string>();
        foreach (var room in Room.House)
        {
            Assert.Empty(room.Rooms.Except(below));
            below.Add(room.Name);
        }
    }

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_Projects_AreThoseItMayUse(string name) =>
        Assert.Empty(RoomOf(name).Project!.ProjectFolders.Except(RoomOf(name).Rooms));

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_Packages_AreThoseItMayUse(string name) =>
        Assert.DoesNotContain(RoomOf(name).Project!.Packages, package => !RoomOf(name).MayUsePackage(package));

    [Theory]
    [InlineData("Carts")]
    [InlineData("Engine")]
    [InlineData("Grains")]
    public void Room_BelowTheRestFace_IsNoWebProject(string name) => Assert.All(Existing(name), project => Assert.Equal("Microsoft.NET.Sdk", project.Sdk));

    [Fact]
    public void Carts_Project_ReferencesNothing()
    {
        var carts = RoomOf("Carts").Project!;
        Assert.Empty(carts.Projects);
        Assert.Empty(carts.Packages);
    }

    [Theory]
    [InlineData("Grains")]
    [InlineData("Gateway")]
    public void OrleansServer_OutsideTheSilo_IsNotShipped(string name) => Assert.All(
        Existing(name).SelectMany(project => project.WithAllItNeeds()),
        project => Assert.True(project.Folder != "Silo" && !project.Packages.Contains(Server), $"{name} needs {project.Folder}, which uses {string.Join(", ", project.Packages)}."));

    /// <summary>A project that is not in the solution is built and tested by nobody.</summary>
    [Fact]
    public void Solution_Projects_AreAllThatThereAre() =>
        Assert.All(PathsOf(Everything), path => Assert.Contains(path, Listed("PartnerCarts.Orleans.sln"), StringComparison.Ordinal));

    private static IEnumerable<ProjectFile> Everything =>
        new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)).Select(ProjectFile.Read);

    private static IEnumerable<string> PathsOf(IEnumerable<ProjectFile> projects) =>
        projects.Select(project => Path.GetRelativePath(Repository.Root, project.Path).Replace('\\', '/'));

    private static string Listed(string solution) =>
        File.ReadAllText(Path.Combine(Repository.Root, solution)).Replace('\\', '/');

    private static IEnumerable<ProjectFile> Existing(string name) => RoomOf(name).Project is { } project ? [project] : [];
}
