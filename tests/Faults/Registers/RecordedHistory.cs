using System.Globalization;
using System.Text.RegularExpressions;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Registers;

/// <summary>A history of one register as Jepsen's log has it: client, kind, operation, value.</summary>
internal static partial class RecordedHistory
{
    public static List<Operation<RegisterCall>> Read(IEnumerable<string> lines)
    {
        var operations = new List<Operation<RegisterCall>>();
        var open = new Dictionary<string, (long Time, string Value)>();
        var time = 0L;
        foreach (var line in lines)
        {
            if (Line().Match(line) is not { Success: true } match)
                continue;
            var (client, kind, act, value) = (Of(match, 1), Of(match, 2), Of(match, 3), Of(match, 4));
            time++;
            if (kind == "invoke")
            {
                open[client] = (time, value);
                continue;
            }

            if (!open.Remove(client, out var call))
                throw new FormatException($"No call of client {client} is open: {line}");
            // A read that says nothing changes nothing.
            if (act == "read" && kind != "ok")
                continue;
            var seen = act == "read" ? value : call.Value;
            var returned = kind == "info" ? Operation<RegisterCall>.Never : time;
            operations.Add(new(CallOf(act, seen, found: kind != "fail"), call.Time, returned));
        }

        return operations;
    }

    private static RegisterCall CallOf(string act, string value, bool found)
    {
        var numbers = Number()
            .Matches(value)
            .Select(one => int.Parse(one.Value, CultureInfo.InvariantCulture))
            .ToList();
        return act switch
        {
            "read" => new(RegisterAct.Read, numbers.Count == 0 ? null : numbers[0]),
            "write" => new(RegisterAct.Write, numbers[0]),
            _ => new(RegisterAct.CompareAndSet, numbers[1], numbers[0], found),
        };
    }

    private static string Of(Match match, int group) => match.Groups[group].Value;

    [GeneratedRegex(@"(\d+)\s+:(invoke|ok|fail|info)\s+:(read|write|cas)\s+(.+?)\s*$")]
    private static partial Regex Line();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
