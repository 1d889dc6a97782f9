using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Bench.Serialization;

/// <summary>
/// The carts of bench/requests as the rules make them, after one PUT too many: both have lines and remembered requests.
/// </summary>
internal static class SampleCart
{
    public static Cart WithLines(int lines, int requests)
    {
        var key = new CartKey(Guid.NewGuid(), Guid.NewGuid());
        var caller = new Caller(Guid.NewGuid(), Guid.NewGuid().ToString());
        var context = new CartContext(
            DateTimeOffset.UtcNow,
            caller,
            new CartLimits(),
            Catalog.Open,
            CustomerPurchases.None
        );
        var draft = new CartDraft { Lines = [.. Enumerable.Range(0, lines).Select(Line)] };
        var cart = CartDecider
            .Decide(key, null, new CartCommand.Create(draft, Guid.NewGuid(), Idempotency()), context)
            .Next!;
        for (var i = 1; i < requests; i++)
            cart = CartDecider.Decide(key, cart, new CartCommand.Update(draft, null, Idempotency()), context).Next!;
        return cart;
    }

    private static LineDraft Line(int number) =>
        new()
        {
            Id = number,
            CatalogItemId = $"DZH318Z0BQ3{number}:004G:DZH318Z08C0S",
            Quantity = number + 1,
            CurrencyCode = "USD",
            BillingCycle = BillingCycle.OneTime,
            TermDuration = new Optional<string?>("P1Y"),
            ProvisioningContext = number is 1 or 2
                ? [new("subscriptionId", "1C461A25-F729-4FA5-AADB-280947DD05E8"), new("scope", "shared")]
                : default(ImmutableArray<KeyValuePair<string, string>>),
        };

    private static IdempotencyKey Idempotency() =>
        new(Guid.NewGuid(), IdempotencyKey.HashOf(Guid.NewGuid().ToByteArray()), Guid.Empty);
}
