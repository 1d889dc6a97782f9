using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// An immutable snapshot of what can be bought. <see cref="Open"/> stands for "no catalog": every well-formed id can be
/// bought on any terms.
/// </summary>
public sealed class Catalog
{
    private readonly FrozenDictionary<string, CatalogItem>? _items;
    private readonly Lazy<bool> _asksForPurchases;
    private readonly Lazy<ILookup<string, CatalogAvailability>> _products;

    private Catalog(string? version, string currency, ImmutableArray<CatalogItem> items, bool isOpen)
    {
        Version = version;
        Currency = currency;
        Items = items;
        _asksForPurchases = new(() => items.Any(item => PurchaseNeeds.AsksForAny(this, item)));
        _products = new(() =>
            items
                .Select(CatalogAvailability.Of)
                .OfType<CatalogAvailability>()
                .ToLookup(availability => availability.ProductId, StringComparer.OrdinalIgnoreCase)
        );
        _items = isOpen
            ? null
            : items
                .ToDictionary(item => item.Id, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="version">Kept with every cart that is checked against the snapshot.</param>
    /// <param name="currency">The currency of customers and items that have none of their own.</param>
    /// <param name="items">Ids compare without case; an id given twice is an <see cref="ArgumentException"/>.</param>
    public Catalog(string version, string currency, IEnumerable<CatalogItem> items)
        : this(version, currency, [.. items], isOpen: false) { }

    public static Catalog Open { get; } = new(null, "USD", [], isOpen: true);

    /// <summary>Null for <see cref="Open"/>.</summary>
    public string? Version { get; }

    public string Currency { get; }

    /// <summary>In the order of the file; none for <see cref="Open"/>.</summary>
    public ImmutableArray<CatalogItem> Items { get; }

    /// <summary>The country of customers that have none of their own, two capital letters.</summary>
    public string Country { get; init; } = "US";

    public IReadOnlyDictionary<Guid, CatalogCustomer> Customers { get; init; } =
        FrozenDictionary<Guid, CatalogCustomer>.Empty;

    /// <summary>By partner tenant; the empty GUID stands for all others.</summary>
    public IReadOnlyDictionary<Guid, CatalogPartner> Partners { get; init; } =
        FrozenDictionary<Guid, CatalogPartner>.Empty;

    /// <summary>By product id, compared without case.</summary>
    public IReadOnlyDictionary<string, CatalogProduct> Products { get; init; } =
        FrozenDictionary<string, CatalogProduct>.Empty;

    public ImmutableArray<Promotion> Promotions { get; init; } = [];

    public ImmutableArray<SeededSubscription> Subscriptions { get; init; } = [];

    /// <summary>Whether any item has a rule about what the customer has bought before.</summary>
    public bool AsksForPurchases => _asksForPurchases.Value;

    public bool IsOpen => _items is null;

    public CatalogItem? Find(string catalogItemId) => _items?.GetValueOrDefault(catalogItemId);

    /// <summary>
    /// The availabilities by product, in the order of the file; ids compare without case. Legacy items are no products.
    /// </summary>
    public ILookup<string, CatalogAvailability> Availabilities => _products.Value;

    public CatalogCustomer? Customer(Guid customerId) => Customers.GetValueOrDefault(customerId);

    public CatalogPartner? Partner(Guid partner) =>
        Partners.GetValueOrDefault(partner) ?? Partners.GetValueOrDefault(Guid.Empty);

    /// <summary>The promotion of that id, compared without case; null for one that is not defined.</summary>
    public Promotion? Promotion(string id) =>
        Promotions.FirstOrDefault(promotion => string.Equals(promotion.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>As <see cref="Promotion(string)"/>, if it takes money off the item.</summary>
    public Promotion? Promotion(string id, CatalogItem item) =>
        Promotion(id) is { } promotion && promotion.Covers(item.Id) ? promotion : null;

    /// <summary>The country of the customer's market, two capital letters.</summary>
    public string CountryFor(Guid customerId) => Customer(customerId)?.Country ?? Country;

    /// <summary>
    /// The currency of the customer's market, which the item is bought in where nothing else is said.
    /// </summary>
    public string CurrencyFor(Guid customerId, CatalogItem? item) =>
        Customer(customerId)?.Currency ?? item?.Currency ?? Currency;

    /// <summary>The subscriptions that the customer has from the start, as far as the partner sees them.</summary>
    public IEnumerable<SeededSubscription> SeededFor(Guid partner, Guid customerId) =>
        Subscriptions.Where(seed => seed.CustomerId == customerId && (seed.Partner ?? partner) == partner);

    /// <summary>One of them; null for none.</summary>
    public SeededSubscription? Seeded(Guid partner, Guid customerId, Guid id) =>
        SeededFor(partner, customerId).FirstOrDefault(seed => seed.Id == id);
}
