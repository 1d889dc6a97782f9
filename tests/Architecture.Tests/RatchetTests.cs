using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary>What is being done away with, step by step: it may become less, and not more.</summary>
public sealed class RatchetTests
{
    private const int Widest = 120;

    [Fact]
    public void Lines_WiderThan120_BecomeFewer()
    {
        var folders = new[] { "src", "tests", "bench", "samples" }
            .SelectMany(top => Repository.Sources(top))
            .GroupBy(Repository.ProjectOf)
            .ToList();
        Assert.True(folders.Count > 20, $"Only {folders.Count} folders were found.");

        Ratchet.Check(
            "width.txt",
            folders.Select(files =>
                KeyValuePair.Create(files.Key, files.SelectMany(File.ReadLines).Count(line => line.Length > Widest))
            )
        );
    }

    /// <summary>The words that docs/design.md replaces, in code and comments.</summary>
    [Fact]
    public void OldWords_BecomeFewer()
    {
        var sources = Repository.Sources("src").Select(File.ReadAllText).ToList();
        var words = Ratchet.Read("words.txt").Keys.ToList();
        Assert.True(words.Count > 20, $"Only {words.Count} words were found.");

        Ratchet.Check(
            "words.txt",
            words.Select(word => KeyValuePair.Create(word, sources.Sum(source => Regex.Count(source, word))))
        );
    }
}
