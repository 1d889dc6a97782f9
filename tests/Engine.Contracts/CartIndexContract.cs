using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>
/// What every <see cref="ICartIndex"/> does. Derive from it, say how a cart gets into the index and out of it, and
/// every test here runs against it.
/// </summary>
public abstract class CartIndexContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly Guid _customer = Guid.NewGuid();

    protected abstract ICartIndex Index { get; }

    /// <summary>Stores the cart, and so its entry. Called in the order of the carts' times.</summary>
    protected abstract Task Make(CartIndexEntry entry);

    /// <summary>Removes the cart, and so its entry.</summary>
    protected abstract Task Remove(CartIndexEntry entry);

    [Fact]
    public async Task Read_CartsOfACustomer_ComeNewestFirstWithTheirTimes()
    {
        var carts = await Made(_customer, Noon, Noon.AddTicks(1), Noon.AddHours(1), Noon.AddYears(1));
        await Made(Guid.NewGuid(), Noon.AddMinutes(1));

        var page = await Index.Read(_customer, 10, after: null, default);

        Assert.Equal(carts.Reverse(), page.Entries);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Read_OfACustomerWithoutCarts_IsOneEmptyPage()
    {
        var page = await Index.Read(_customer, 10, after: null, default);

        Assert.Empty(page.Entries);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Read_InPages_GivesEveryCartOnce(int most)
    {
        var carts = await Made(_customer, [.. Enumerable.Range(0, 7).Select(i => Noon.AddSeconds(i / 2))]);

        var pages = await Pages(most);

        Assert.All(pages, page => Assert.InRange(page.Count, 1, most));
        Assert.Equal((carts.Length + most - 1) / most, pages.Count);
        var found = pages.SelectMany(page => page).ToList();
        Assert.Equal(carts.Length, found.Count);
        Assert.Equal(carts.ToHashSet(), found.ToHashSet());
        Assert.Equal(
            found.OrderByDescending(entry => entry.Created).Select(entry => entry.Created),
            found.Select(entry => entry.Created)
        );
    }

    [Fact]
    public async Task Read_CartsMadeAndRemovedBetweenPages_GivesTheOthersOnce()
    {
        var carts = await Made(_customer, [.. Enumerable.Range(0, 6).Select(i => Noon.AddSeconds(i))]);
        var first = await Index.Read(_customer, 2, after: null, default);

        await Made(_customer, Noon.AddHours(1));
        await Remove(carts[4]); // The last of the first page.
        await Remove(carts[2]);
        var second = await Index.Read(_customer, 2, first.Next, default);
        var third = await Index.Read(_customer, 2, second.Next, default);

        Assert.Equal([carts[5], carts[4]], first.Entries);
        Assert.Equal([carts[3], carts[1]], second.Entries);
        Assert.Equal([carts[0]], third.Entries);
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task Read_RemovedCart_IsGone()
    {
        var carts = await Made(_customer, Noon, Noon.AddSeconds(1));

        await Remove(carts[1]);

        Assert.Equal([carts[0]], (await Index.Read(_customer, 10, after: null, default)).Entries);
    }

    [Fact]
    public async Task AddAndRemove_OfTheSameTwice_ChangeNothing()
    {
        var cart = (await Made(_customer, Noon))[0];
        await Index.Add(cart, default);
        Assert.Equal([cart], (await Index.Read(_customer, 10, after: null, default)).Entries);

        await Remove(cart);
        await Index.Remove(cart, default);
        Assert.Empty((await Index.Read(_customer, 10, after: null, default)).Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("yesterday")]
    [InlineData("9999999999999999999-00000000000000000000000000000000")]
    [InlineData("0000000000000000000-' or PartitionKey ne '")]
    public async Task Read_BehindAPlaceThatIsNone_IsRefused(string place) =>
        await Assert.ThrowsAsync<FormatException>(async () => await Index.Read(_customer, 10, place, default));

    private async Task<CartIndexEntry[]> Made(Guid customer, params DateTimeOffset[] times)
    {
        var entries = times.Select(time => new CartIndexEntry(new CartKey(customer, Guid.NewGuid()), time)).ToArray();
        foreach (var entry in entries)
            await Make(entry);
        return entries;
    }

    private async Task<List<IReadOnlyList<CartIndexEntry>>> Pages(int most)
    {
        var pages = new List<IReadOnlyList<CartIndexEntry>>();
        string? next = null;
        do
        {
            var page = await Index.Read(_customer, most, next, default);
            pages.Add(page.Entries);
            next = page.Next;
        } while (next is not null);
        return pages;
    }
}
