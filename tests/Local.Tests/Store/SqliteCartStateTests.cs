using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Store;

public sealed class SqliteCartStateTests : CartStateContract, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteStore _store = null!;

    protected override ICartState Open(CartKey key) => _store.Of(key);

    public async Task InitializeAsync() => _store = await OpenStore.At(_folder.StorePath);

    public Task DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Write_NewCartUnderATakenKey_ConflictsAndChangesNothing()
    {
        var cart = SampleCarts.New(quantity: 1);
        await _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);

        await Assert.ThrowsAsync<CartConflictException>(async () =>
            await _store.Of(cart.Key).Write(SampleCarts.New(cart.Key, 2), 0, wakeupChanged: true)
        );

        Assert.Equal((1L, 1), await RevisionAndQuantity(cart.Key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_OverAnotherVersion_ConflictsAndChangesNothing(long expected)
    {
        var cart = SampleCarts.New();
        await _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
        await _store.Of(cart.Key).Write(cart.Next(2), 1, wakeupChanged: false);

        await Assert.ThrowsAsync<CartConflictException>(async () =>
            await _store
                .Of(cart.Key)
                .Write(cart.Next(99) with { Revision = expected + 1 }, expected, wakeupChanged: true)
        );

        Assert.Equal((2L, 2), await RevisionAndQuantity(cart.Key));
    }

    [Fact]
    public async Task Delete_OverAnotherVersion_ConflictsAndChangesNothing()
    {
        var cart = SampleCarts.New();
        await _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);

        await Assert.ThrowsAsync<CartConflictException>(async () => await _store.Of(cart.Key).Delete(2));

        Assert.Equal((1L, 1), await RevisionAndQuantity(cart.Key));
    }

    [Fact]
    public async Task Write_ManyInOneCommitOneOfThemStale_OnlyThatOneFails()
    {
        var carts = Enumerable.Range(0, 20).Select(_ => SampleCarts.New()).ToArray();
        await Task.WhenAll(carts.Select(cart => _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true).AsTask()));
        Task[] writes;
        await using (TestWrite.Hold(_store.Writer))
            writes =
            [
                .. carts.Select(
                    (cart, i) =>
                        _store
                            .Of(cart.Key)
                            .Write(
                                cart.Next(7) with
                                {
                                    Revision = i == 5 ? 9 : 2,
                                },
                                i == 5 ? 8 : 1,
                                wakeupChanged: false
                            )
                            .AsTask()
                ),
            ];

        await Assert.ThrowsAsync<CartConflictException>(() => writes[5]);
        await Task.WhenAll(writes.Where((_, i) => i != 5));
        for (var i = 0; i < carts.Length; i++)
            Assert.Equal(i == 5 ? (1L, 1) : (2L, 7), await RevisionAndQuantity(carts[i].Key));
    }

    [Fact]
    public async Task Write_CommitThatBreaks_FailsAllOfItStoresNoneOfItAndTheNextSucceeds()
    {
        var carts = Enumerable.Range(0, 5).Select(_ => SampleCarts.New()).ToArray();
        List<Task> writes;
        await using (TestWrite.Hold(_store.Writer))
        {
            writes = [.. carts.Select(cart => _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true).AsTask())];
            writes.Insert(
                2,
                _store.Writer.Write(new TestWrite(_ => throw new IOException("The disk is gone."))).AsTask()
            );
        }

        foreach (var write in writes)
            Assert.Equal("The disk is gone.", (await Assert.ThrowsAsync<IOException>(() => write)).Message);
        foreach (var cart in carts)
            Assert.Null(await _store.Of(cart.Key).Read(default));
        await _store.Of(carts[0].Key).Write(carts[0], 0, wakeupChanged: true);
        Assert.NotNull(await _store.Of(carts[0].Key).Read(default));
    }

    [Fact]
    public async Task Write_DueUnchanged_LeavesTheDueColumnAlone()
    {
        var cart = SampleCarts.New();
        await _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
        await _store
            .Of(cart.Key)
            .Write(cart.Next() with { KeptUntil = cart.KeptUntil.AddDays(1) }, 1, wakeupChanged: false);

        Assert.Equal(cart.Due.ToUnixTimeMilliseconds(), await Due());

        await _store
            .Of(cart.Key)
            .Write(cart.Next() with { Revision = 3, KeptUntil = cart.KeptUntil.AddDays(1) }, 2, wakeupChanged: true);
        Assert.Equal(cart.KeptUntil.AddDays(1).ToUnixTimeMilliseconds(), await Due());
    }

    [Fact]
    public async Task Write_AfterTheStoreIsClosed_Throws()
    {
        _store.Dispose();
        var cart = SampleCarts.New();

        await Assert.ThrowsAsync<IOException>(async () =>
            await _store.Of(cart.Key).Write(cart, 0, wakeupChanged: true)
        );
    }

    [Fact]
    public async Task Read_DamagedBody_SaysWhereAndDoesNotSpoilTheNextRead()
    {
        var (damaged, whole) = (SampleCarts.New(), SampleCarts.New());
        await _store.Of(damaged.Key).Write(damaged, 0, wakeupChanged: true);
        await _store.Of(whole.Key).Write(whole, 0, wakeupChanged: true);
        await _store.Writer.Write(
            new TestWrite(session =>
                session.Sql.Execute(
                    $"UPDATE carts SET body = substr(body, 1, 40) WHERE key = "
                        + $"x'{damaged.Key.ToString().Replace("-", "").Replace("/", "")}'"
                )
            )
        );

        var failure = await Assert.ThrowsAsync<StateUnreadableException>(async () =>
            await _store.Of(damaged.Key).Read(default)
        );

        Assert.Contains("40", failure.Message);
        Assert.NotNull(await _store.Of(whole.Key).Read(default));
    }

    private async Task<(long Revision, int Quantity)> RevisionAndQuantity(CartKey key) =>
        await _store.Of(key).Read(default) is { } cart ? (cart.Revision, cart.Lines[0].Quantity) : default;

    private async Task<long> Due()
    {
        var due = 0L;
        await _store.Writer.Write(new TestWrite(session => due = session.Sql.Scalar("SELECT due FROM carts")));
        return due;
    }
}
