using System.Text.Json;

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

    [Fact]
    public void LocalFilter_Projects_NeedNoOrleansPackage()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "PartnerCarts.Local.slnf")));
        var projects = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(path => ProjectFile.Read(Path.GetFullPath(path.GetString()!.Replace('\\', '/'), Repository.Root)))
            .SelectMany(project => project.WithAllItNeeds())
            .ToList();
        Assert.Contains(projects, project => project.Folder == "Local");
        Assert.All(projects, project => Assert.DoesNotContain(project.Packages, package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)));
    }

    [Fact]
    public void LocalFilter_ProjectsWithoutOrleans_AreAllInIt()
    {
        var filter = File.ReadAllText(Path.Combine(Repository.Root, "PartnerCarts.Local.slnf")).Replace("\\\\", "/", StringComparison.Ordinal);
        var missing = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.csproj", SearchOption.AllDirectories))
            .Select(ProjectFile.Read)
            .Where(project => !project.WithAllItNeeds().Any(needed => needed.Packages.Any(package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal))))
            .Select(project => Path.GetRelativePath(Repository.Root, project.Path).Replace('\\', '/'))
            .Where(path => !filter.Contains(path, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    private static IEnumerable<ProjectFile> Existing(string name) => RoomOf(name).Project is { } project ? [project] : [];
}
