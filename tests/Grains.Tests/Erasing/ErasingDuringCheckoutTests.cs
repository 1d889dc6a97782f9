using Microsoft.Extensions.Logging.Abstractions;
using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Erasing;

public sealed class ErasingDuringCheckoutTests
{
    [Fact]
    public async Task Erase_CheckoutUnderWay_ComesAfterItsEnd()
    {
        var processor = new GatedOrderProcessor();
        await using var cluster = await CartCluster.Start(processor: processor);
        var key = Requests.NewKey();
        await cluster.Carts.Create(key);
        processor.Close();
        var checkout = cluster
            .Operations.Checkout(Requests.Caller, key, null, null, Requests.NewIdempotencyKey(), waits: true, default)
            .AsTask();
        await Eventually.True(() => processor.Asked > 0, "the processor is asked");
        var gate = new ClusterGate();
        gate.Open();

        var erasing = new CustomerErasing(
            cluster.Grains,
            cluster.Calls,
            gate,
            NullLogger<CustomerErasing>.Instance
        ).Run(key.CustomerId, TimeSpan.FromMinutes(2), default);
        Requests.Shown(await cluster.Carts.Get(key));
        processor.Open();

        Assert.IsType<CartReply.CheckedOut>(await checkout);
        Assert.Equal((1, true), (await erasing is var sum ? sum.Carts : 0, sum.IsComplete));
        Requests.Refused(RefusalCode.CartNotFound, await cluster.Carts.Get(key));
    }
}
