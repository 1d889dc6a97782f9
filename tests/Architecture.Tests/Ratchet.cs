using System.Globalization;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// A file of numbers in the folder <c>ratchets</c> that may go down and never up. Each line is a number and what is
/// counted, with a space between; a line that begins with # is a comment. Whoever makes a number smaller writes the
/// smaller one there.
/// </summary>
internal static class Ratchet
{
    /// <summary>What is counted, and how many there may be at most.</summary>
    public static IReadOnlyDictionary<string, int> Read(string name) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Architecture.Tests", "ratchets", name))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[1], parts => int.Parse(parts[0], CultureInfo.InvariantCulture));

    /// <summary>Fails for each count that is above its number, and for each that has none and is above zero.</summary>
    public static void Check(string name, IEnumerable<KeyValuePair<string, int>> counts)
    {
        var most = Read(name);
        var over = counts
            .Select(count => (count.Key, count.Value, Most: most.GetValueOrDefault(count.Key)))
            .Where(count => count.Value > count.Most)
            .Select(count => $"{count.Key}: {count.Value}, at most {count.Most} (ratchets/{name})")
            .ToList();
        Assert.True(over.Count == 0, string.Join('\n', over));
    }
}
