using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Engine.Tests;

/// <summary>The built-in processor over an order store in memory.</summary>
public sealed class BuiltInOrderProcessorContractTests : OrderProcessorContract, IDisposable
{
    private readonly OrderProcessorFixture _fixture = new();

    protected override IOrderProcessor Processor => _fixture.Processor;

    protected override CartLine Sold => OrderProcessorFixture.Line("OTHER:1:A");

    protected override CartLine Refused => OrderProcessorFixture.Line("STOCK:1:A") with { Quantity = 6 };

    public void Dispose() => _fixture.Dispose();
}
