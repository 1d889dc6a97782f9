using System.Collections.Frozen;

namespace PartnerCarts.Carts;

/// <summary>
/// An immutable snapshot of what can be bought. <see cref="Open"/> stands for "no catalog": every well-formed id can be
/// bought on any terms.
/// </summary>
public sealed class Catalog
{
    private readonly FrozenDictionary<string, CatalogItem>? _items;
    private readonly FrozenDictionary<Guid, string> _customerCurrencies;

    private Catalog(
        string? version,
        string currency,
        FrozenDictionary<string, CatalogItem>? items,
        FrozenDictionary<Guid, string> customerCurrencies
    )
    {
        Version = version;
        Currency = currency;
        _items = items;
        _customerCurrencies = customerCurrencies;
        HasCaps = items?.Values.Any(item => item.MaxPerCustomer is not null) ?? false;
    }

    /// <param name="version">Kept with every cart that is checked against the snapshot.</param>
    /// <param name="currency">The currency of customers and items that have none of their own.</param>
    /// <param name="items">Ids compare without case; an id given twice is an <see cref="ArgumentException"/>.</param>
    /// <param name="customerCurrencies">The currency of a customer's market, where it is not
    /// <paramref name="currency"/>.</param>
    public Catalog(
        string version,
        string currency,
        IEnumerable<CatalogItem> items,
        IEnumerable<KeyValuePair<Guid, string>>? customerCurrencies = null
    )
        : this(
            version,
            currency,
            items
                .ToDictionary(item => item.Id, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            (customerCurrencies ?? []).ToFrozenDictionary()
        ) { }

    public static Catalog Open { get; } = new(null, "USD", null, FrozenDictionary<Guid, string>.Empty);

    /// <summary>Null for <see cref="Open"/>.</summary>
    public string? Version { get; }

    public string Currency { get; }

    /// <summary>Whether any item has a cap per customer, so that earlier purchases matter.</summary>
    public bool HasCaps { get; }

    public bool IsOpen => _items is null;

    public CatalogItem? Find(string catalogItemId) => _items?.GetValueOrDefault(catalogItemId);

    /// <summary>The currency that the customer buys the item in.</summary>
    public string CurrencyFor(Guid customerId, CatalogItem? item) =>
        _customerCurrencies.GetValueOrDefault(customerId) ?? item?.Currency ?? Currency;
}
