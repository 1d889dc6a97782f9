using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What a decision is told of a customer's earlier purchases.</summary>
public sealed class CustomerHistoryTests
{
    private static readonly Guid Partner = Guid.NewGuid();
    private static readonly Guid Customer = Guid.NewGuid();
    private static readonly Guid Seeded = Guid.NewGuid();
    private static readonly Guid Bought = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly Catalog Catalog = new("1", "USD", [])
    {
        Subscriptions =
        [
            new()
            {
                Id = Seeded,
                CustomerId = Customer,
                CatalogItemId = "MS-AZR-0145P",
                Start = Now.AddYears(-1),
                IsRegistered = false,
            },
        ],
    };

    private readonly InMemoryOrderStore _store = new();

    [Fact]
    public async Task All_AreTheCatalogsThenThoseOfOrdersTheOldestFirst()
    {
        await Buy("000000000001", "suite:1:a", 6, "promo");
        await Buy("000000000002", "suite:1:a", 3);

        var purchases = await Load(PurchaseNeeds.All);

        Assert.Equal([1, 6, 3], purchases.All.Select(purchase => purchase.Quantity));
        Assert.Equal([null, "promo", null], purchases.All.Select(purchase => purchase.PromotionId));
    }

    /// <summary>A sum is enough for a base, and is counted once.</summary>
    [Fact]
    public async Task Base_WithoutTheRest_IsASum()
    {
        await Buy("000000000001", "suite:1:a", 6);
        await Buy("000000000002", "suite:1:a", 3);

        var purchases = await Load(new PurchaseNeeds(["suite:1:a"], ["suite:1:a", "other:1:a"], IsAll: false));

        Assert.Equal([1, 9], purchases.All.Select(purchase => purchase.Quantity));
        Assert.Equal(9, purchases.Of("suite:1:a"));
        var all = await Load(new PurchaseNeeds([], ["suite:1:a"], IsAll: true));
        Assert.Equal([1, 6, 3], all.All.Select(purchase => purchase.Quantity));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Registrations_AreReadWhereTheyCount(bool count, bool expected)
    {
        await Buy("000000000001", "plan:1:a", 1, kind: ItemKind.AzurePlan);
        await _store.Register(Partner, Customer, Seeded, Now, default);
        await _store.Register(Partner, Customer, Bought, Now, default);

        var purchases = await Load(PurchaseNeeds.All with { AreRegistrations = count });

        Assert.Equal([expected, expected], purchases.All.Select(purchase => purchase.IsRegistered));
    }

    private ValueTask<CustomerPurchases> Load(PurchaseNeeds needs) =>
        CustomerHistory.Load(_store, Catalog, Partner, Customer, needs, Now, default);

    private async Task Buy(
        string id,
        string item,
        int quantity,
        string? promotion = null,
        ItemKind kind = ItemKind.License
    ) =>
        await _store.Add(
            Partner,
            new PlacedOrder(
                new()
                {
                    Id = id,
                    CustomerId = Customer,
                    Group = "0",
                    BillingCycle = BillingCycle.Monthly,
                    CurrencyCode = "USD",
                    Created = Now,
                    Lines =
                    [
                        new()
                        {
                            OfferId = item,
                            Quantity = quantity,
                            Kind = kind,
                            PromotionId = promotion,
                            SubscriptionId = $"{Bought:D}",
                        },
                    ],
                },
                default,
                1
            ),
            default
        );
}
