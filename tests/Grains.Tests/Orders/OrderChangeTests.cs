using Orleans.Runtime;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Orders;

/// <summary>
/// An order and what its customer bought are two records: whatever fails between their writes, what was cancelled no
/// longer counts, and what was not cancelled does.
/// </summary>
public sealed class OrderChangeTests : IAsyncLifetime
{
    private const string Item = "PRODA:0001:AVAILA";
    private const string First = "000000000001";
    private const string Second = "000000000002";

    private readonly Guid _partner = Requests.Caller.Partner;
    private readonly Guid _customer = Guid.NewGuid();
    private CartCluster _cluster = null!;

    private string Key => OrderKeys.CustomerOf(_partner, _customer);

    public async Task InitializeAsync() => _cluster = await CartCluster.Start();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Change_SumsCannotBeWrittenAfterIt_AreRightWhenTheyAreNextAskedFor()
    {
        await _cluster.Book.Add(_partner, Placed(First, quantity: 8), default);

        await ChangeAndFail(First, CustomerOrdersGrain.TypeName, write: 2);

        Assert.Equal(0, await Bought());
        Assert.Empty(await OrderKeys.Customer(_cluster.Grains, Key).Changing());
    }

    [Fact]
    public async Task Change_SumsCannotBeWrittenAfterIt_TheNextOrderWithinACapHasItsRoom()
    {
        await _cluster.Book.Add(_partner, Placed(First, quantity: 8), default);
        await ChangeAndFail(First, CustomerOrdersGrain.TypeName, write: 2);

        var added = await _cluster.Book.Add(
            _partner,
            Placed(Second, quantity: 10),
            [new ItemCap(Item, Most: 10)],
            default
        );

        Assert.Equal(Second, added.Kept?.Order.Id);
        Assert.Equal(10, await Bought());
    }

    [Fact]
    public async Task Change_OrderCannotBeWritten_StillCounts()
    {
        await _cluster.Book.Add(_partner, Placed(First, quantity: 8), default);

        await ChangeAndFail(First, OrderGrain.TypeName, write: 1);

        Assert.Equal(8, await Bought());
        Assert.Empty(await OrderKeys.Customer(_cluster.Grains, Key).Changing());
        Assert.True(await _cluster.Book.Change(_partner, Cancelled(Placed(First, quantity: 8)), default));
        Assert.Equal(0, await Bought());
    }

    [Fact]
    public async Task Change_RepeatedAfterItsSumsFailed_CountsOnce()
    {
        await _cluster.Book.Add(_partner, Placed(First, quantity: 8), default);
        await _cluster.Book.Add(_partner, Placed(Second, quantity: 5), default);
        var next = await ChangeAndFail(First, CustomerOrdersGrain.TypeName, write: 2);

        Assert.True(await _cluster.Book.Change(_partner, next, default));
        Assert.True(await _cluster.Book.Change(_partner, next, default));

        Assert.Equal(5, await Bought());
    }

    [Fact]
    public async Task Change_WriteComesLate_FailsWhereTheChangeWasSettledMeanwhile()
    {
        await _cluster.Book.Add(_partner, Placed(First, quantity: 8), default);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Store.BeforeWrite = grain =>
        {
            if (grain.Type.ToString() != OrderGrain.TypeName)
                return Task.CompletedTask;
            // Only this write is held; whoever comes next passes it.
            _cluster.Store.BeforeWrite = _ => Task.CompletedTask;
            held.SetResult();
            return release.Task;
        };
        var late = OrderKeys
            .Order(_cluster.Grains, Key, First)
            .Change(OrderRecord.From(Cancelled(Placed(First, quantity: 8))));
        await held.Task;

        // Other silos, as after a partition, ask for the sums meanwhile.
        await using var other = await CartCluster.Start(_cluster.Store, _cluster.Index, silos: 1, processor: null);
        Assert.Equal(8, await Bought(other));
        Assert.Empty(await OrderKeys.Customer(other.Grains, Key).Changing());
        release.SetResult();

        await Assert.ThrowsAnyAsync<Exception>(() => late);
        // Silos without a copy in memory see what is stored.
        await using var fresh = await CartCluster.Start(_cluster.Store, _cluster.Index, silos: 1, processor: null);
        var kept = await fresh.Book.Find(_partner, _customer, First, default);
        Assert.Equal(OrderStatus.None, kept!.Order.Outcome);
        Assert.Equal(8, await Bought(fresh));
    }

    /// <summary>Changes the order; the given write of a record of the given type fails, and with it the call.</summary>
    private async Task<PlacedOrder> ChangeAndFail(string id, string grainType, int write)
    {
        var next = Cancelled(Placed(id, quantity: 8));
        var writes = 0;
        _cluster.Store.BeforeWrite = grain =>
            grain.Type.ToString() == grainType && Interlocked.Increment(ref writes) == write
                ? throw new TimeoutException("planted")
                : Task.CompletedTask;
        await Assert.ThrowsAsync<OrleansException>(() =>
            OrderKeys.Order(_cluster.Grains, Key, id).Change(OrderRecord.From(next))
        );
        _cluster.Store.BeforeWrite = _ => Task.CompletedTask;
        return next;
    }

    private Task<int> Bought() => Bought(_cluster);

    private async Task<int> Bought(CartCluster cluster) =>
        (await cluster.Book.Purchased(_partner, _customer, [Item], default)).GetValueOrDefault(Item);

    private PlacedOrder Placed(string id, int quantity) =>
        new(
            new Order
            {
                Id = id,
                CustomerId = _customer,
                Group = "0",
                BillingCycle = BillingCycle.OneTime,
                CurrencyCode = "USD",
                Created = DateTimeOffset.UnixEpoch,
                Lines = [new OrderLine { OfferId = Item, Quantity = quantity }],
            },
            CartId: Guid.NewGuid(),
            Sequence: 1
        );

    private static PlacedOrder Cancelled(PlacedOrder placed) =>
        placed with
        {
            Order = placed.Order with
            {
                Changes = 1,
                ChangedBy = Guid.NewGuid(),
                Outcome = OrderStatus.Cancelled,
                Lines = [.. placed.Order.Lines.Select(line => line with { CancelledIn = 1 })],
            },
        };
}
