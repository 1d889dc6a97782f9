using PartnerCarts.Carts;
using static PartnerCarts.Engine.Contracts.Samples;

namespace PartnerCarts.Engine.Contracts;

/// <summary>
/// What every <see cref="IOrderStore"/> does. Derive from it, hand out an empty book, and every test here runs against
/// it; the runner makes one instance of the derived class for each test.
/// </summary>
public abstract class OrderStoreContract
{
    private const string OrderId = "a1b2c3d4e5f6";

    /// <summary>The book under test: empty at the beginning of a test, the same one throughout it.</summary>
    protected abstract IOrderStore Book { get; }

    [Fact]
    public async Task Add_NewOrder_ReturnsAndKeepsAllOfIt()
    {
        var booked = Booked(OrderId, FullLine, LineWithEmptyLists, Line("PRODD:0001:AVAILD", 3));
        booked = booked with
        {
            Order = booked.Order with
            {
                PartnerOnRecordAttestationAccepted = true,
                CustomerUserUpn = "user@example.com",
            },
        };

        Same.Order(booked, await Book.Add(Partner, booked, default));

        Same.Order(booked, await Book.Find(Partner, Customer, OrderId, default));
    }

    [Fact]
    public async Task Add_SameIdAgain_ReturnsAndKeepsTheFirst()
    {
        var first = Booked(OrderId, Line("PRODA:0001:AVAILA", 1));
        var second = Booked(OrderId, Line("PRODB:0002:AVAILB", 2)) with { CartId = Guid.NewGuid(), Sequence = 2 };
        await Book.Add(Partner, first, default);

        Same.Order(first, await Book.Add(Partner, second, default));

        Same.Order(first, await Book.Find(Partner, Customer, OrderId, default));
        Assert.Equal(0, await Bought("PRODB:0002:AVAILB"));
    }

    [Fact]
    public async Task Add_SameIdOfAnotherCustomerOrPartner_KeepsEach()
    {
        var one = Booked(Customer, OrderId, Line("PRODA:0001:AVAILA", 1));
        var two = Booked(OtherCustomer, OrderId, Line("PRODB:0002:AVAILB", 2));
        var three = Booked(Customer, OrderId, Line("PRODC:0003:AVAILC", 3));

        Same.Order(one, await Book.Add(Partner, one, default));
        Same.Order(two, await Book.Add(Partner, two, default));
        Same.Order(three, await Book.Add(OtherPartner, three, default));

        Same.Order(one, await Book.Find(Partner, Customer, OrderId, default));
        Same.Order(two, await Book.Find(Partner, OtherCustomer, OrderId, default));
        Same.Order(three, await Book.Find(OtherPartner, Customer, OrderId, default));
    }

    [Fact]
    public async Task Add_OneIdFromManySides_KeepsExactlyOne()
    {
        var attempts = Enumerable
            .Range(1, 16)
            .Select(sequence =>
                Booked(OrderId, Line("PRODA:0001:AVAILA", 1)) with
                {
                    CartId = Guid.NewGuid(),
                    Sequence = sequence,
                }
            );

        var answers = await Task.WhenAll(
            attempts.Select(booked => Task.Run(() => Book.Add(Partner, booked, default).AsTask()))
        );

        var kept = await Book.Find(Partner, Customer, OrderId, default);
        Assert.All(answers, answer => Same.Order(kept!, answer));
        Assert.Equal(1, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task Add_ManyIdsAtOnce_KeepsAll()
    {
        var ids = Enumerable.Range(0, 32).Select(number => $"{number:x12}").ToArray();

        await Task.WhenAll(ids.Select(id => Task.Run(() => Book.Add(Partner, Booked(id), default).AsTask())));

        foreach (var id in ids)
            Assert.Equal(id, (await Book.Find(Partner, Customer, id, default))?.Order.Id);
        Assert.Equal(ids.Length, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task Find_UnknownId_ReturnsNull()
    {
        await Book.Add(Partner, Booked(OrderId), default);

        Assert.Null(await Book.Find(Partner, Customer, "000000000000", default));
    }

    [Fact]
    public async Task Find_AnotherPartnerOrCustomer_ReturnsNull()
    {
        await Book.Add(Partner, Booked(OrderId), default);

        Assert.Null(await Book.Find(OtherPartner, Customer, OrderId, default));
        Assert.Null(await Book.Find(Partner, OtherCustomer, OrderId, default));
    }

    [Fact]
    public async Task FindSubscribedItem_OfAnyLine_ReturnsItsItem()
    {
        const string First = "11111111-1111-4111-8111-111111111111";
        const string Second = "22222222-2222-4222-8222-222222222222";
        await Book.Add(
            Partner,
            Booked(OrderId, Line("PRODA:0001:AVAILA", 1, First), Line("PRODB:0002:AVAILB", 1, Second)),
            default
        );

        Assert.Equal("PRODA:0001:AVAILA", await Book.FindSubscribedItem(Partner, Customer, First, default));
        Assert.Equal("PRODB:0002:AVAILB", await Book.FindSubscribedItem(Partner, Customer, Second, default));
    }

    [Fact]
    public async Task FindSubscribedItem_UnknownOrForeign_ReturnsNull()
    {
        const string Subscription = "11111111-1111-4111-8111-111111111111";
        await Book.Add(
            Partner,
            Booked(OrderId, Line("PRODA:0001:AVAILA", 1, Subscription), Line("PRODB:0002:AVAILB", 1)),
            default
        );

        Assert.Null(await Book.FindSubscribedItem(Partner, Customer, "33333333-3333-4333-8333-333333333333", default));
        Assert.Null(await Book.FindSubscribedItem(OtherPartner, Customer, Subscription, default));
        Assert.Null(await Book.FindSubscribedItem(Partner, OtherCustomer, Subscription, default));
    }

    [Fact]
    public async Task FindSubscribedItem_ParentOfAnAddonOnly_ReturnsNull()
    {
        await Book.Add(Partner, Booked(OrderId, FullLine), default);

        Assert.Null(await Book.FindSubscribedItem(Partner, Customer, FullLine.ParentSubscriptionId!, default));
    }

    [Fact]
    public async Task Purchased_SeveralOrdersAndLines_AddsUpWithoutRegardToCase()
    {
        await Book.Add(
            Partner,
            Booked("000000000001", Line("PRODA:0001:AVAILA", 2), Line("proda:0001:availa", 3)),
            default
        );
        await Book.Add(
            Partner,
            Booked("000000000002", Line("ProdA:0001:AvailA", 4), Line("PRODB:0002:AVAILB", 100)),
            default
        );

        var bought = await Book.Purchased(Partner, Customer, ["PRODA:0001:availa"], default);

        Assert.Equal(9, bought["PRODA:0001:availa"]);
        Assert.Equal(9, bought["proda:0001:AVAILA"]);
        Assert.False(bought.ContainsKey("PRODB:0002:AVAILB"), "An item that nobody asked for is in the answer.");
    }

    [Fact]
    public async Task Purchased_SeveralItems_KeepsThemApart()
    {
        await Book.Add(Partner, Booked(OrderId, Line("PRODA:0001:AVAILA", 2), Line("PRODB:0002:AVAILB", 5)), default);

        var bought = await Book.Purchased(
            Partner,
            Customer,
            ["PRODA:0001:AVAILA", "PRODB:0002:AVAILB", "PRODC:0003:AVAILC"],
            default
        );

        Assert.Equal(2, bought["PRODA:0001:AVAILA"]);
        Assert.Equal(5, bought["PRODB:0002:AVAILB"]);
        Assert.Equal(0, bought.GetValueOrDefault("PRODC:0003:AVAILC"));
    }

    [Fact]
    public async Task Purchased_MoreThanAnIntHolds_StaysAtTheLargest()
    {
        await Book.Add(
            Partner,
            Booked("000000000001", Line("PRODA:0001:AVAILA", int.MaxValue), Line("PRODA:0001:AVAILA", int.MaxValue)),
            default
        );
        await Book.Add(Partner, Booked("000000000002", Line("PRODA:0001:AVAILA", int.MaxValue)), default);

        Assert.Equal(int.MaxValue, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task Purchased_AnotherPartnerOrCustomer_CountsNothing()
    {
        await Book.Add(Partner, Booked(OrderId, Line("PRODA:0001:AVAILA", 2)), default);

        Assert.Equal(
            0,
            (await Book.Purchased(OtherPartner, Customer, ["PRODA:0001:AVAILA"], default)).GetValueOrDefault(
                "PRODA:0001:AVAILA"
            )
        );
        Assert.Equal(
            0,
            (await Book.Purchased(Partner, OtherCustomer, ["PRODA:0001:AVAILA"], default)).GetValueOrDefault(
                "PRODA:0001:AVAILA"
            )
        );
    }

    [Fact]
    public async Task Purchased_NoItems_ReturnsNothing()
    {
        await Book.Add(Partner, Booked(OrderId), default);

        Assert.Empty(await Book.Purchased(Partner, Customer, [], default));
    }

    [Fact]
    public async Task Add_OverACap_KeepsNothingAndSaysWhichCap()
    {
        await Book.Add(Partner, Booked("000000000001", Line("PRODA:0001:AVAILA", 7)), default);

        var added = await AddWithin("000000000002", 4, most: 10);

        Assert.Null(added.Kept);
        Assert.Equal(("proda:0001:availa", 7), (added.Exceeded?.CatalogItemId, added.Purchased));
        Assert.Null(await Book.Find(Partner, Customer, "000000000002", default));
        Assert.Equal(7, await Bought("PRODA:0001:AVAILA"));
        Assert.NotNull((await AddWithin("000000000003", 3, most: 10)).Kept);
    }

    [Fact]
    public async Task Add_SameIdAgainAtTheCap_ReturnsTheFirst()
    {
        await AddWithin(OrderId, 10, most: 10);

        Assert.Equal(OrderId, (await AddWithin(OrderId, 10, most: 10)).Kept?.Order.Id);
        Assert.Equal(10, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task Add_FromManySidesUpToACap_NeverExceedsIt()
    {
        var added = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(number => Task.Run(() => AddWithin($"{number:x12}", 3, most: 10).AsTask()))
        );

        Assert.Equal(3, added.Count(answer => answer.Kept is not null));
        Assert.Equal(9, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task All_SeveralOrders_AreTheNewestFirst()
    {
        var ids = Enumerable.Range(1, 70).Select(number => $"{number:x12}").ToArray();
        foreach (var id in ids)
            await Book.Add(Partner, Booked(id), default);
        await Book.Add(Partner, Booked(OtherCustomer, "0000000000ff"), default);
        await Book.Add(OtherPartner, Booked("0000000000fe"), default);

        Assert.Equal(ids.Reverse(), (await All()).Select(placed => placed.Order.Id));
    }

    [Fact]
    public async Task All_NoOrders_IsEmpty() => Assert.Empty(await All());

    [Fact]
    public async Task Change_OfTheOrderAsItWasRead_ReplacesIt()
    {
        var placed = await Book.Add(Partner, Booked(OrderId, Line("PRODA:0001:AVAILA", 2)), default);
        var next = Cancelled(placed);

        Assert.True(await Book.Change(Partner, next, default));

        Same.Order(next, await Book.Find(Partner, Customer, OrderId, default));
        Same.Order(next, Assert.Single(await All()));
        Assert.Equal(0, await Bought("PRODA:0001:AVAILA"));
    }

    [Fact]
    public async Task Change_OfTwoThatReadTheSame_ReplacesForOne()
    {
        var placed = await Book.Add(Partner, Booked(OrderId, Line("PRODA:0001:AVAILA", 2)), default);

        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => Book.Change(Partner, Cancelled(placed), default).AsTask()))
        );

        Assert.Single(changed, true);
        Assert.Equal(1, (await Book.Find(Partner, Customer, OrderId, default))?.Order.Changes);
    }

    [Fact]
    public async Task Change_OfNoOrderOrAnothersOrder_ChangesNothing()
    {
        var placed = await Book.Add(Partner, Booked(OrderId), default);

        Assert.False(await Book.Change(Partner, Cancelled(Booked("0000000000ff")), default));
        Assert.False(await Book.Change(OtherPartner, Cancelled(placed), default));

        Same.Order(placed, await Book.Find(Partner, Customer, OrderId, default));
    }

    [Fact]
    public async Task Register_ASubscription_KeepsTheFirstTime()
    {
        var subscription = Guid.NewGuid();
        var first = new DateTimeOffset(2024, 5, 2, 8, 20, 0, TimeSpan.Zero).AddTicks(1);
        Assert.Null(await Book.FindRegistration(Partner, Customer, subscription, default));

        await Book.Register(Partner, Customer, subscription, first, default);
        await Book.Register(Partner, Customer, subscription, first.AddDays(1), default);

        Assert.Equal(first, await Book.FindRegistration(Partner, Customer, subscription, default));
        Assert.Null(await Book.FindRegistration(OtherPartner, Customer, subscription, default));
        Assert.Null(await Book.FindRegistration(Partner, OtherCustomer, subscription, default));
    }

    private static PlacedOrder Cancelled(PlacedOrder placed) =>
        placed with
        {
            Order = placed.Order with
            {
                Changes = placed.Order.Changes + 1,
                ChangedBy = Guid.NewGuid(),
                Outcome = OrderStatus.Cancelled,
                Lines = [.. placed.Order.Lines.Select(line => line with { CancelledIn = placed.Order.Changes + 1 })],
            },
        };

    private ValueTask<AddedOrder> AddWithin(string id, int quantity, int most) =>
        Book.Add(
            Partner,
            Booked(id, Line("PRODA:0001:AVAILA", quantity)),
            [new ItemCap("proda:0001:availa", most)],
            default
        );

    private async Task<List<PlacedOrder>> All()
    {
        var all = new List<PlacedOrder>();
        await foreach (var placed in Book.All(Partner, Customer, default))
            all.Add(placed);
        return all;
    }

    private async Task<int> Bought(string item) =>
        (await Book.Purchased(Partner, Customer, [item], default)).GetValueOrDefault(item);
}
