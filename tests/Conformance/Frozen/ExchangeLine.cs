using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerCarts.Conformance;

/// <summary>
/// A request and its answer as one line of text that is the same in each run: a hash of the request, then status,
/// headers and body of the answer. What differs from run to run has a placeholder. An id has a number, the same
/// wherever it comes again in the exchange, so that an answer that names the wrong one of two ids shows.
/// </summary>
internal static partial class ExchangeLine
{
    // Kestrel's own, and the time.
    private static readonly HashSet<string> NotOurs = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Content-Length",
        "Date",
        "Keep-Alive",
        "Server",
        "Transfer-Encoding",
    };

    // What nearly every answer has. Only its absence is written down.
    private static readonly string[] Usual =
    [
        "Content-Type: application/json; charset=utf-8",
        "MS-CV: {cv}",
        "MS-ServerId: {server}",
        "X-Locale: en-US,en-US",
    ];

    // A longer body is written as its beginning, its length and its hash.
    private const int LongestBody = 2_000;

    public static string Of(string request, Answer answer)
    {
        var ids = new List<string>();
        var sent = Settle(request, ids);
        var headers = answer
            .Headers.Where(header => !NotOurs.Contains(header.Key))
            .Select(header => Settle($"{header.Key}: {header.Value}", ids))
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        var parts = headers.Except(Usual).Concat(Usual.Except(headers).Select(absent => $"no {absent}"));
        return string.Join(" | ", [$"{Hash(sent)} {status}", .. parts, Body(Settle(answer.Text, ids))]);
    }

    private static string Body(string text) =>
        text.Length <= LongestBody
            ? OneLine(text)
            : $"{OneLine(text[..(LongestBody / 10)])}... length {text.Length}, hash {Hash(text)}";

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private static string Settle(string text, List<string> ids)
    {
        text = Authorization().Replace(text, "");
        text = CorrelationVector().Replace(text, "MS-CV: {cv}");
        text = ServerId().Replace(text, "MS-ServerId: {server}");
        text = Token().Replace(text, "{token}");
        text = Address().Replace(text, "{address}");
        text = Time().Replace(text, "{time}");
        text = OrderTag().Replace(text, "{order tag}");
        return Id().Replace(text, found => $"{{{Number(found.Value, ids)}}}");
    }

    private static int Number(string id, List<string> ids)
    {
        var key = id.ToUpperInvariant();
        if (!ids.Contains(key))
            ids.Add(key);
        return ids.IndexOf(key) + 1;
    }

    private static string OneLine(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^Authorization:.*(\r?\n)?", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Authorization();

    [GeneratedRegex("^MS-CV: .*$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex CorrelationVector();

    [GeneratedRegex(@"eyJ[\w-]{10,}\.[\w-]+\.[\w-]*")]
    private static partial Regex Token();

    /// <summary>The tag of a legacy order: JSON with the order's id, in base64.</summary>
    [GeneratedRegex("eyJpZCI6[A-Za-z0-9+/]{20,}=*")]
    private static partial Regex OrderTag();

    [GeneratedRegex(@"(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^MS-ServerId: \d+$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ServerId();

    // A GUID, with or without hyphens; an entity tag; an order id.
    [GeneratedRegex(
        @"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b"
            + @"|(?<![\w-])[\w-]{22}AAAAAA[\w-]{4}(?![\w-])|\b[0-9a-f]{12}\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Id();
}
