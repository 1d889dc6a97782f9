using System.Reflection;

namespace PartnerCarts.Conformance;

/// <summary>
/// Every answer that the cases have got from Local, in <c>golden/answers.txt</c>: a line <c>Class.Method</c>, then
/// one for each exchange. An answer that is not there fails its case. With <c>PARTNERCARTS_RENEW_GOLDEN=1</c> the
/// cases that run put theirs there instead.
/// </summary>
internal static class FrozenAnswers
{
    private const string FileName = "answers.txt";

    private static readonly bool Renews = Environment.GetEnvironmentVariable("PARTNERCARTS_RENEW_GOLDEN") == "1";
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, HashSet<string>> Frozen = Read();
    private static readonly Dictionary<string, HashSet<string>> Renewed = [];

    /// <summary>The cases that have answers.</summary>
    public static IEnumerable<string> Cases => Frozen.Keys;

    /// <summary>Checks the answers of one run of a case; a theory has one run for each row.</summary>
    public static void Check(MethodInfo method, IReadOnlyList<string> exchanges)
    {
        var name = NameOf(method);
        if (Renews)
        {
            lock (Gate)
                SetOf(Renewed, name).UnionWith(exchanges);
            return;
        }

        var frozen = Frozen.GetValueOrDefault(name, []);
        var news = exchanges.Where(exchange => !frozen.Contains(exchange)).ToList();
        Assert.True(news.Count == 0, Describe(name, news, frozen));
    }

    /// <summary>
    /// Writes the file in the source tree, if answers are to be renewed; those of cases that have not run stay.
    /// </summary>
    public static void Save()
    {
        if (!Renews)
            return;
        lock (Gate)
        {
            var exist = ConformanceCases.Classes.SelectMany(type => type.GetMethods()).Select(NameOf).ToHashSet();
            var all = Frozen.Where(entry => exist.Contains(entry.Key)).ToDictionary();
            foreach (var (name, exchanges) in Renewed)
                all[name] = exchanges;
            var lines = all.Where(entry => entry.Value.Count > 0)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .SelectMany(entry => entry.Value.Order(StringComparer.Ordinal).Prepend(entry.Key));
            File.WriteAllText(Path.Combine(SourceFolder(), FileName), string.Join('\n', lines) + "\n");
        }
    }

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string Describe(string name, List<string> news, HashSet<string> frozen)
    {
        var shown = news.Take(3)
            .SelectMany(exchange =>
                frozen
                    .Where(known => known[..8] == exchange[..8])
                    .Select(known => $"  was {known}")
                    .Append($"  is  {exchange}")
            );
        return $"{name} got {news.Count} answers that are not in golden/{FileName} (tests/Conformance/README.md):\n"
            + string.Join('\n', shown);
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        var cases = new Dictionary<string, HashSet<string>>();
        var current = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "conformance", "golden", FileName)))
        {
            if (line.Contains(' ', StringComparison.Ordinal))
                SetOf(cases, current).Add(line);
            else
                current = line;
        }

        return cases;
    }

    private static HashSet<string> SetOf(Dictionary<string, HashSet<string>> sets, string name)
    {
        if (!sets.TryGetValue(name, out var set))
            sets[name] = set = new HashSet<string>(StringComparer.Ordinal);
        return set;
    }

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "tests", "Conformance", "golden");
            if (Directory.Exists(golden))
                return golden;
        }

        throw new InvalidOperationException("The answers can be renewed only where the sources are.");
    }
}
