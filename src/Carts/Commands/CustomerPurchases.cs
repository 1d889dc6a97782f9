using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// What a customer has bought from the partner before: in earlier orders, and from the start by the catalog file. What
/// other partners sold stays hidden (contract.md 17.2).
/// </summary>
/// <param name="quantities">How many of each item earlier orders have; ids compare as the dictionary does.</param>
/// <param name="purchases">The purchases themselves, the oldest first.</param>
public sealed class CustomerPurchases(IReadOnlyDictionary<string, int> quantities, ImmutableArray<Purchase> purchases)
{
    public static CustomerPurchases None { get; } = new(new Dictionary<string, int>(), []);

    public ImmutableArray<Purchase> All { get; } = purchases;

    /// <summary>How many of the item earlier orders have; 0 for an item never bought.</summary>
    public int Of(string catalogItemId) => quantities.GetValueOrDefault(catalogItemId);

    /// <summary>The purchase that made the subscription; null for one that is not known here.</summary>
    public Purchase? Find(string subscriptionId)
    {
        foreach (var purchase in All)
            if (IsSameId(purchase.SubscriptionId, subscriptionId))
                return purchase;
        return null;
    }

    private static bool IsSameId(string? one, string other) =>
        one is not null
        && (
            string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || (Guid.TryParse(one, out var left) && Guid.TryParse(other, out var right) && left == right)
        );
}
