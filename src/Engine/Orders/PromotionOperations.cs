using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Shows the catalog's promotions, and says which a customer may have (contract.md 22.5).</summary>
public sealed class PromotionOperations(ICatalogSource catalogs, OrderOperations orders, TimeProvider clock)
{
    /// <summary>Those now in force, in the order of the catalog.</summary>
    /// <param name="country">Two capital letters.</param>
    /// <param name="segment">One of <see cref="CatalogSegments"/>.</param>
    public IReadOnlyList<Promotion> List(string country, string segment)
    {
        var now = clock.GetUtcNow();
        return [.. catalogs.Current.Promotions.Where(promotion => promotion.IsInForce(country, segment, now))];
    }

    /// <summary>The promotion, in force or not; null for one there is not in that country.</summary>
    /// <param name="id">In any case.</param>
    /// <param name="country">Two capital letters.</param>
    public Promotion? Find(string id, string country) =>
        catalogs.Current.Promotion(id) is { } promotion && Promotion.Holds(promotion.Countries, country)
            ? promotion
            : null;

    /// <summary>What can be said of the promotions of each inquiry, in their order.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="customerId">Who is to buy.</param>
    /// <param name="inquiries">What is to be bought.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CartsUnavailableException">The customer's orders cannot be read now.</exception>
    public async ValueTask<IReadOnlyList<ImmutableArray<PromotionVerdict>>> Check(
        Caller caller,
        Guid customerId,
        IReadOnlyList<PromotionInquiry> inquiries,
        CancellationToken cancellation
    )
    {
        var catalog = catalogs.Current;
        var purchases = catalog.Promotions.IsEmpty
            ? CustomerPurchases.None
            : await orders.Purchases(caller, customerId, catalog, cancellation);
        var country = catalog.CountryFor(customerId);
        var now = clock.GetUtcNow();
        return [.. inquiries.Select(inquiry => inquiry.Answer(catalog, purchases, country, now))];
    }
}
