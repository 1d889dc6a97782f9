using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerCarts.Local.Tests.Durability;

/// <summary>One system call as strace saw it begin and end.</summary>
internal sealed record SystemCall(string Name, string Text, double Began, double Ended)
{
    /// <summary>
    /// Reads the output of <c>strace -f -ttt</c>, putting the halves of calls together that others came between; in the
    /// order in which they ended.
    /// </summary>
    public static IEnumerable<SystemCall> Read(IEnumerable<string> lines)
    {
        const string Unfinished = " <unfinished ...>";
        var open = new Dictionary<string, (double Began, string Text)>();
        foreach (var line in lines)
        {
            if (Line.Match(line) is not { Success: true } match)
                continue;
            var (thread, time, text) = (
                match.Groups[1].Value,
                double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
                match.Groups[3].Value
            );
            if (text.EndsWith(Unfinished, StringComparison.Ordinal))
                open[thread] = (time, text[..^Unfinished.Length]);
            else if (Resumed.Match(text) is { Success: true } rest && open.Remove(thread, out var begun))
                yield return new(rest.Groups[1].Value, begun.Text + text[rest.Length..], begun.Began, time);
            else if (text.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
                yield return new(text[..bracket], text, time, time);
        }
    }

    private static Regex Line { get; } =
        new(@"^(\d+) +(\d+\.\d+) (.*)$", RegexOptions.Compiled | RegexOptions.Singleline);

    private static Regex Resumed { get; } = new(@"^<\.\.\. (\w+) resumed>", RegexOptions.Compiled);
}
