using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The format of the catalog file (contract.md 22.6); samples/README.md explains every member.</summary>
internal static class CatalogFile
{
    private const string DefaultCurrency = "USD";
    private const string DefaultCountry = "US";
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
        var currency = CatalogValues.Currency(members, "currency");
        var country = CatalogValues.Country(members, "country");
        var partners = CatalogPartiesReader.Partners(members);
        var customers = CatalogPartiesReader.Customers(members);
        var products = CatalogPartiesReader.Products(members);
        var promotions = PromotionReader.ReadAll(members);
        var subscriptions = SeedReader.ReadAll(members);
        var items = Items(members, errors);
        members.RefuseUnread();

        return errors.Count > 0
            ? CatalogReading.Faulty(errors)
            : new CatalogReading(
                new Catalog(version ?? Hash(content), currency ?? DefaultCurrency, items)
                {
                    Country = country ?? DefaultCountry,
                    Partners = partners.ToFrozenDictionary(),
                    Customers = customers.ToFrozenDictionary(),
                    Products = products.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
                    Promotions = promotions,
                    Subscriptions = subscriptions,
                },
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

    private static string Hash(ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6));
}
