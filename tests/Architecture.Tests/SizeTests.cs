using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary>docs/design.md, "Projects": how large things may grow.</summary>
public sealed class SizeTests
{
    [Fact]
    public void SourceFiles_Lines_AreAtMost300()
    {
        var files = Repository.Sources("src").ToList();
        Assert.True(files.Count > 40, $"Only {files.Count} files were found.");
        Assert.DoesNotContain(files.Select(file => (Lines: Repository.LinesOf(file), file)), it => it.Lines > 300);
    }

    /// <summary>The two places that serialize a cart's commands, each around the one <c>CartExecutor</c>.</summary>
    [Theory]
    [InlineData("Grains", "CartGrain")]
    [InlineData("Local", "CartActivation")]
    public void Activation_Lines_AreUnder150(string room, string type)
    {
        var files = Repository
            .Sources("src", room)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), $@"\bclass {type}\b"))
            .ToList();
        Assert.Equal(Repository.Sources("src", room).Any(), files.Count > 0);
        Assert.InRange(files.Sum(Repository.LinesOf), 0, 149);
    }
}
