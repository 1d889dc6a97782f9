using Microsoft.Extensions.Configuration;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Samples.OrderProcessor;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Samples.Tests;

/// <summary>The sample keeps to what every order processor does.</summary>
public sealed class LedgerOrderProcessorTests : OrderProcessorContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-ledger-").FullName;

    protected override IOrderProcessor Processor =>
        new LedgerOrderProcessor(
            Serialized.Serializer,
            TimeProvider.System,
            new ConfigurationBuilder().AddInMemoryCollection([new("Ledger", _folder)]).Build()
        );

    protected override CartLine Sold { get; } =
        new()
        {
            Id = 0,
            CatalogItemId = "PRODA:0001:AVAILA",
            Quantity = 1,
            CurrencyCode = "USD",
            BillingCycle = BillingCycle.Monthly,
            EffectiveCycle = BillingCycle.Monthly,
        };

    protected override CartLine Refused => Sold with { Quantity = LedgerOrderProcessor.Most + 1 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
