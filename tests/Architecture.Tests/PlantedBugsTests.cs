using System.Diagnostics;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// Bugs that tests/Faults/planted.sh plants, to see that they are found: each says what it is, and still fits the
/// code.
/// </summary>
public sealed class PlantedBugsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Faults", "Planted");

    public static TheoryData<string> Patches { get; } =
    [.. Directory.GetFiles(Folder, "*.patch").Select(path => Path.GetFileName(path))];

    [Fact]
    public void Patches_AreEnough() => Assert.True(Patches.Count >= 20, $"There are {Patches.Count}.");

    [Theory]
    [Trait("Category", "Processes")]
    [MemberData(nameof(Patches))]
    public async Task Patch_SaysWhatItIsAndFitsTheCode(string patch)
    {
        var path = Path.Combine(Folder, patch);
        var said = File.ReadLines(path).Take(3).Select(line => line.Split(": ")[0]);
        Assert.Equal(["What", "Since", "Found by"], said);

        using var git = Process.Start(
            new ProcessStartInfo("git", ["apply", "--check", path])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardError = true,
            }
        )!;
        var errors = await git.StandardError.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.True(git.ExitCode == 0, errors);
    }
}
