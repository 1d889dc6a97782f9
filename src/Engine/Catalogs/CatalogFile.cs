using System.Security.Cryptography;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The format of the catalog file. A customer's currency is given directly, not through a market: currency is all that
/// a market decides here, and a second table to look it up in would be one more to keep right.
/// </summary>
internal static class CatalogFile
{
    private const string DefaultCurrency = "USD";
    private const int LongestVersion = 64;

    /// <summary>Reads the bytes of a file. Whatever they are, the answer is a catalog or a list of errors.</summary>
    public static CatalogReading Parse(ReadOnlyMemory<byte> content) =>
        SettingsJson.Parse(
            content,
            static (root, bytes) => Read(root, bytes.Span),
            static error => CatalogReading.Faulty(error)
        );

    private static CatalogReading Read(JsonElement root, ReadOnlySpan<byte> content)
    {
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
            : new CatalogReading(
                new Catalog(version ?? Hash(content), currency ?? DefaultCurrency, items, customers),
                items.Count,
                []
            );
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
                errors.Add(
                    $"items[{index}] ({item.Id}).id: items[{places[item.Id]}] has it already; ids compare without case."
                );
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

    private static string Hash(ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));
}
