using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>That neither the log nor the file grows for ever.</summary>
public sealed class StoreGrowthTests : IAsyncLifetime
{
    private const int LogSize = 16384 * 4096;

    private readonly TempFolder _folder = new();
    private SqliteStore _store = null!;

    public async Task InitializeAsync() => _store = await OpenStore.At(_folder.StorePath);

    public Task DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Write_ThreeTimesTheLogsSize_TheLogBeginsAnewInBetween()
    {
        var written = await WriteLargeCarts(3L * LogSize);

        Assert.InRange(new FileInfo(_folder.StorePath + "-wal").Length, 1, 2 * LogSize);
        foreach (var cart in written.Where((_, i) => i % 50 == 0))
            Assert.Equal(cart.Revision, (await _store.Of(cart.Key).Read(default))!.Revision);
    }

    [Fact]
    public async Task GiveBack_MostCartsDeleted_TheFileShrinks()
    {
        var carts = await WriteLargeCarts(LogSize / 2);
        foreach (var cart in carts)
            await _store.Of(cart.Key).Delete(1);
        var before = await Pages();

        await FreePages.GiveBack(_store.Writer, default);

        Assert.InRange(await Pages(), 1, before / 4);
    }

    [Fact]
    public async Task GiveBack_LittleIsFree_LeavesTheFileAlone()
    {
        var carts = await WriteLargeCarts(LogSize / 16);
        await _store.Of(carts[0].Key).Delete(1);
        var before = await Pages();

        await FreePages.GiveBack(_store.Writer, default);

        Assert.Equal(before, await Pages());
    }

    private async Task<List<Cart>> WriteLargeCarts(long bytes)
    {
        var carts = new List<Cart>();
        for (var size = Serialized.ToBytes(SampleCarts.New(lines: 500)).Length; bytes > 0; bytes -= size)
        {
            carts.Add(SampleCarts.New(lines: 500));
            await _store.Of(carts[^1].Key).Write(carts[^1], 0, wakeupChanged: true);
        }

        return carts;
    }

    private async Task<long> Pages()
    {
        var pages = 0L;
        await _store.Writer.Write(new TestWrite(session => pages = session.Sql.Scalar("PRAGMA page_count")));
        return pages;
    }
}
