using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>What came back, by status and fault code.</summary>
internal sealed class Histogram
{
    private readonly ConcurrentDictionary<(int Status, string Code), int> _answers = new();

    public int Total => _answers.Values.Sum();

    public int Successes => _answers.Where(entry => entry.Key.Status is >= 200 and < 300).Sum(entry => entry.Value);

    public IReadOnlyCollection<string> FaultCodes =>
        [.. _answers.Keys.Select(key => key.Code).Where(code => code.Length > 0).Distinct()];

    public void Add(int status, string code) => _answers.AddOrUpdate((status, code), 1, static (_, count) => count + 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var ((status, code), count) in _answers.OrderBy(entry => entry.Key))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(status == 0 ? "closed" : status.ToString(CultureInfo.InvariantCulture)), 8} {code, 8} {count, 8}\n"
            );
        return text.ToString();
    }
}
