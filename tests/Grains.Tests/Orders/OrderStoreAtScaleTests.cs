using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Orders;

[Collection(SharedCluster.Name)]
public sealed class OrderStoreAtScaleTests(ClusterFixture fixture)
{
    private readonly CartCluster _cluster = fixture.Cluster;
    private readonly Guid _customer = Guid.NewGuid();

    [Fact]
    public async Task Add_ManyOrdersOfOneCustomer_NoRecordGrowsWithThem()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), async (number, _) =>
            await _cluster.Book.Add(Requests.Caller.Partner, Booked($"{number:x12}"), default)
        );

        var bought = await _cluster.Book.Purchased(Requests.Caller.Partner, _customer, ["PRODA:0001:AVAILA"], default);
        Assert.Equal(1_000, bought["PRODA:0001:AVAILA"]);
        Assert.InRange(_cluster.Store.LargestRecord, 1, 25_000);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("no such order")]
    [InlineData("zzzzzzzzzzzz")]
    [InlineData("")]
    public async Task Find_NoIdOfOurs_ReturnsNullWithoutAGrain(string id) =>
        Assert.Null(await _cluster.Book.Find(Requests.Caller.Partner, _customer, id, default));

    [Fact]
    public async Task Find_UpperCaseId_FindsTheOrder()
    {
        await _cluster.Book.Add(Requests.Caller.Partner, Booked("abcdefabcdef"), default);

        Assert.NotNull(await _cluster.Book.Find(Requests.Caller.Partner, _customer, "ABCDEFABCDEF", default));
    }

    private PlacedOrder Booked(string id) =>
        new(
            new Order
            {
                Id = id,
                CustomerId = _customer,
                Group = "0",
                BillingCycle = BillingCycle.Monthly,
                CurrencyCode = "USD",
                Created = DateTimeOffset.UnixEpoch,
                Lines =
                [
                    new OrderLine
                    {
                        OfferId = "PRODA:0001:AVAILA",
                        Quantity = 1,
                        SubscriptionId = Guid.NewGuid().ToString("D"),
                    },
                ],
            },
            Guid.NewGuid(),
            1
        );
}
