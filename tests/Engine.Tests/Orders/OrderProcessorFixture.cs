using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

/// <summary>
/// The built-in order processor with an order store in memory, a clock that stands still, and a configuration that a
/// test can change.
/// </summary>
internal sealed class OrderProcessorFixture : ICatalogSource, IDisposable
{
    private readonly ServiceProvider _services;

    public OrderProcessorFixture()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IOrderStore>(Book)
            .AddSingleton<ILogger<ReloadedOptions<OrdersOptions>>>(OptionsLog)
            .AddSingleton<ICatalogSource>(this)
            .AddCartsEngine(Configuration.Root)
            .BuildServiceProvider();
        Processor = Assert.IsType<BuiltInOrderProcessor>(_services.GetRequiredService<IOrderProcessor>());
    }

    public BuiltInOrderProcessor Processor { get; }

    public ManualTimeProvider Clock { get; } = new();

    public InMemoryOrderStore Book { get; } = new();

    public EditableConfiguration Configuration { get; } = new();

    public CollectingLogger<ReloadedOptions<OrdersOptions>> OptionsLog { get; } = new();

    public Catalog Catalog { get; set; } = CatalogWithStock(5);

    Catalog ICatalogSource.Current => Catalog;

    public static Catalog CatalogWithStock(int stock)
    {
        ImmutableArray<BillingPlan> plans = [new(BillingCycle.Monthly, [])];
        return new(
            "1",
            "USD",
            [
                new()
                {
                    Id = "BASE:1:A",
                    Plans = plans,
                    Title = "The base",
                },
                new()
                {
                    Id = "ADDON:1:A",
                    IsLegacy = true,
                    Plans = plans,
                    AddonOf = ["base:1:a"],
                },
                new()
                {
                    Id = "OTHER:1:A",
                    Plans = plans,
                    IsLegacy = true,
                },
                new() { Id = "ONCE:1:A", Plans = [new(BillingCycle.OneTime, [])] },
                new()
                {
                    Id = "STOCK:1:A",
                    Plans = plans,
                    Stock = stock,
                },
            ]
        );
    }

    public static CartLine Line(string item) =>
        new()
        {
            Id = 0,
            IsLegacy = item == "ADDON:1:A",
            CatalogItemId = item,
            Quantity = 1,
            CurrencyCode = "USD",
            BillingCycle = BillingCycle.Monthly,
            EffectiveCycle = BillingCycle.Monthly,
        };

    public static OrderRequest Request(params ImmutableArray<CartLine> lines) =>
        new()
        {
            Cart = new CartKey(
                new Guid("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
                new Guid("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")
            ),
            Partner = new Guid("3f0b6c1e-8d57-4a42-9a1c-0e6d2b7f5c11"),
            Sequence = 1,
            Group = "0",
            OrderId = "a1b2c3d4e5f6",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Lines = lines,
        };

    public static Order Placed(OrderOutcome outcome) => Assert.IsType<OrderOutcome.Placed>(outcome).Order;

    public static OrderFailure Failed(OrderOutcome outcome) => Assert.IsType<OrderOutcome.Failed>(outcome).Failure;

    public void Dispose() => _services.Dispose();
}
