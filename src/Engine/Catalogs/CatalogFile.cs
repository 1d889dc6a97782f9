using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The format of the catalog file: JSON in UTF-8, comments and trailing commas allowed. A customer's currency is given directly, not through
/// a market: currency is all that a market decides here, and a second table to look it up in would be one more to keep right.
/// </summary>
internal static class CatalogFile
{
    private const string DefaultCurrency = "USD";
    private const int LongestVersion = 64;

    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the bytes of a file. Whatever they are, the answer is a catalog or a list of errors.</summary>
    public static CatalogReading Parse(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        if (!Utf8.IsValid(content.Span))
            return CatalogReading.Faulty("The file is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(content, Tolerant);
            return LoneSurrogates.Find(content.Span) is { } line
                ? CatalogReading.Faulty($"Line {line}: a text has half of a surrogate pair.")
                : Read(document.RootElement, content.Span);
        }
        catch (JsonException fault)
        {
            return CatalogReading.Faulty($"Line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: this is not JSON. {WithoutPlace(fault.Message)}");
        }
    }

    private static CatalogReading Read(JsonElement root, ReadOnlySpan<byte> content)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return CatalogReading.Faulty($"The file must hold one object, not {JsonMembers.Show(root)}.");

        var errors = new List<string>();
        var members = new JsonMembers("", root, errors);
        var version = members.Text("version");
        if (version is { Length: > LongestVersion })
            members.Refuse("version", $"has {version.Length} characters; {LongestVersion} are allowed.");
        var currency = CatalogItemReader.Currency(members, "currency");
        var customers = Customers(members, errors);
        var items = Items(members, errors);
        members.RefuseUnread();

        return errors.Count > 0
            ? CatalogReading.Faulty(errors)
            : new CatalogReading(new Catalog(version ?? Hash(content), currency ?? DefaultCurrency, items, customers), items.Count, []);
    }

    private static List<CatalogItem> Items(JsonMembers root, List<string> errors)
    {
        if (!root.Has("items"))
            root.Refuse("items", "is missing.");

        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var items = new List<CatalogItem>();
        foreach (var (index, element) in root.Array("items").Index())
        {
            if (CatalogItemReader.Read($"items[{index}]", element, errors) is not { } item)
                continue;
            if (!places.TryAdd(item.Id, index))
                errors.Add($"items[{index}] ({item.Id}).id: items[{places[item.Id]}] has it already; ids compare without case.");
            items.Add(item);
        }

        foreach (var item in items)
            foreach (var baseItem in item.AddonOf.Where(id => !places.ContainsKey(id)))
                errors.Add($"items[{places[item.Id]}] ({item.Id}).addonOf: \"{baseItem}\" is not in the file.");
        return items;
    }

    private static Dictionary<Guid, string> Customers(JsonMembers root, List<string> errors)
    {
        var currencies = new Dictionary<Guid, string>();
        if (root.Take("customers") is not { } element)
            return currencies;

        var members = new JsonMembers("customers", element, errors);
        foreach (var name in members.UnreadNames)
        {
            var currency = CatalogItemReader.Currency(members, name);
            if (!Guid.TryParse(name, out var customer))
                members.Refuse(name, "is no GUID; the names are customer ids, the values currencies.");
            else if (currency is not null && !currencies.TryAdd(customer, currency))
                members.Refuse(name, "the customer is given twice.");
        }

        return currencies;
    }

    // The parser's own words count lines from 0.
    private static string WithoutPlace(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));
}
