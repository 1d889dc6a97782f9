using System.Text.RegularExpressions;

namespace PartnerCarts.Local.Tests.Durability;

/// <summary>
/// Checks from the system calls alone that every 2xx answer left after its change was durable: after a sync of the log
/// that began once the frames with the change had been written, and that had returned. Each change carries a mark that
/// is found in the frames and in the answer.
/// </summary>
internal static partial class DurabilityChecker
{
    /// <returns>How many answers were looked at, and what is wrong with those that came too early.</returns>
    public static (int Answers, List<string> Early) Check(IEnumerable<SystemCall> calls)
    {
        var written = new Dictionary<string, double>();
        var syncs = new List<(double Began, double Ended)>();
        var sent = new Dictionary<string, double>();
        foreach (var call in calls)
        {
            if (call.Text.Contains("-wal>", StringComparison.Ordinal))
            {
                if (call.Name is "fsync" or "fdatasync")
                    syncs.Add((call.Began, call.Ended));
                else
                    foreach (Match mark in Mark().Matches(call.Text))
                        written.TryAdd(mark.Value, call.Ended);
            }
            else if (Answer().IsMatch(call.Text))
            {
                foreach (Match mark in Mark().Matches(call.Text))
                    sent.TryAdd(mark.Value, call.Began);
            }
        }

        var early = new List<string>();
        foreach (var (mark, at) in sent)
            if (!written.TryGetValue(mark, out var frames))
                early.Add($"{mark}: answered, and never written to the log");
            else if (!syncs.Any(sync => sync.Began >= frames && sync.Ended <= at))
                early.Add($"{mark}: written at {frames:F6}, answered at {at:F6}, and no sync of the log in between");
        return (sent.Count, early);
    }

    [GeneratedRegex(@"mark-\d+-\d+-end")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:sendto|sendmsg|write|writev)\(.*HTTP/1\.1 2\d\d ")]
    private static partial Regex Answer();
}
