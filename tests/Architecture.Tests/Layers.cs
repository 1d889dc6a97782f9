namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// The table "The house" of docs/design.md. Lower rooms come first; arrows point up in this list, which is down in the
/// house.
/// </summary>
/// <param name="Name">The folder in src.</param>
/// <param name="Rooms">The rooms that it may use.</param>
/// <param name="Packages">The packages and frameworks that it may use; a star stands for any ending.</param>
internal sealed record Room(string Name, string[] Rooms, string[] Packages)
{
    private const string Extensions = "Microsoft.Extensions.*";
    private const string AspNetCore = "Microsoft.AspNetCore.*";
    private const string Telemetry = "OpenTelemetry*";

    /// <summary>One project for each place where a cluster can keep its state, in <c>src/Providers</c>.</summary>
    private static readonly string[] Providers = ["AzureStorage", "PostgreSql"];

    public static Room[] Layers { get; } =
    [
        new("Carts", [], ["Microsoft.Orleans.Serialization"]),
        new("Engine", ["Carts"], [Extensions]),
        new(
            "Api",
            ["Engine", "Carts"],
            [AspNetCore, "Microsoft.IdentityModel.*", "System.CommandLine", Extensions, Telemetry]
        ),
        new(
            "Local",
            ["Api", "Engine", "Carts"],
            ["Microsoft.Data.Sqlite*", "SQLitePCLRaw.*", AspNetCore, Extensions, Telemetry]
        ),
        new("Grains", ["Engine", "Carts"], ["Microsoft.Orleans.Sdk", "Microsoft.Orleans.Reminders", Extensions]),
        new(
            "Cluster",
            ["Grains", "Api", "Engine", "Carts"],
            [
                "Microsoft.Orleans.Connections.Security",
                "Microsoft.Orleans.Persistence.Memory",
                AspNetCore,
                Extensions,
                Telemetry,
            ]
        ),
        new(
            "AzureStorage",
            ["Cluster", "Grains", "Engine", "Carts"],
            [
                "Microsoft.Orleans.Clustering.AzureStorage",
                "Microsoft.Orleans.Persistence.AzureStorage",
                "Microsoft.Orleans.Reminders.AzureStorage",
                "Azure.*",
                Extensions,
            ]
        ),
        new(
            "PostgreSql",
            ["Cluster", "Grains", "Engine", "Carts"],
            ["Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Reminders.AdoNet", "Npgsql", Extensions]
        ),
        new(
            "Silo",
            [.. Providers, "Cluster", "Grains", "Api", "Engine", "Carts"],
            ["Microsoft.Orleans.Server", "Microsoft.Orleans.Connections.Security", AspNetCore, Extensions, Telemetry]
        ),
        new(
            "Gateway",
            [.. Providers, "Cluster", "Grains", "Api", "Engine", "Carts"],
            ["Microsoft.Orleans.Client", "Microsoft.Orleans.Connections.Security", AspNetCore, Extensions, Telemetry]
        ),
    ];

    public static IEnumerable<ProjectFile> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(ProjectFile.Read),
    ];

    /// <summary>Null when the room is not built yet.</summary>
    public ProjectFile? Project => Projects.FirstOrDefault(project => project.Folder == Name);

    public bool MayUsePackage(string package) =>
        Packages.Any(allowed =>
            allowed.EndsWith('*') ? package.StartsWith(allowed[..^1], StringComparison.Ordinal) : package == allowed
        );
}
