using Microsoft.Data.Sqlite;
using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>Which files are opened, which are refused, and that a refused one stays as it is.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NoFolderYet_MakesIt()
    {
        var path = _folder.File("some/where/carts.db");

        using (await OpenStore.At(path))
            Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Open_EmptyFile_TakesItForANewStore()
    {
        File.WriteAllBytes(_folder.StorePath, []);
        var cart = SampleCarts.New();

        using (var store = await OpenStore.At(_folder.StorePath))
            await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);

        using var again = await OpenStore.At(_folder.StorePath);
        Assert.NotNull(await again.Of(cart.Key).Read(default));
    }

    [Fact]
    public async Task Open_FileOfVersion2_ReadsItsCartsAndOrders()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "golden", "store-v2.db"), _folder.StorePath);

        using var store = await OpenStore.At(_folder.StorePath);

        var cart = await store
            .Of(new CartKey(new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"), new("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")))
            .Read(default);
        Assert.Equal(42, cart!.Lines[0].Quantity);
        var order = await new SqliteOrderStore(store).Find(
            SampleCarts.Partner,
            new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
            "a1b2c3d4e5f6",
            default
        );
        Assert.Equal("PRODA:0001:AVAILA", order!.Order.Lines[0].OfferId);
    }

    [Fact]
    public async Task Close_CleanStore_LeavesNoLogBehind()
    {
        using (var store = await OpenStore.At(_folder.StorePath))
        {
            var cart = SampleCarts.New();
            await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
        }

        Assert.Equal(["carts.db", "carts.db.lock"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedNamingBothVersions()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        Change("PRAGMA user_version = 99");

        var refusal = await Refused();

        Assert.Contains("99", refusal);
        Assert.Contains($"{StoreSchema.Version}", refusal);
        Assert.Contains("newer", refusal);
    }

    [Fact]
    public async Task Open_FileOfABuildBeforeTheFirstRelease_IsRefusedSayingWhatToDo()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "golden", "store-v1.db"), _folder.StorePath);

        var refusal = await Refused();

        Assert.Contains("before the first release", refusal);
        Assert.Contains("Store:Path", refusal);
    }

    [Theory]
    [InlineData("CREATE TABLE theirs(x); INSERT INTO theirs VALUES(1)")]
    [InlineData("PRAGMA application_id = 1234; CREATE TABLE carts(key, due, version, body)")]
    [InlineData("PRAGMA journal_mode = WAL; PRAGMA user_version = 1; CREATE TABLE theirs(x)")]
    [InlineData("PRAGMA user_version = 1")]
    public async Task Open_DatabaseOfAnotherApplication_IsRefused(string theirs)
    {
        Change(theirs);

        Assert.Contains("another application", await Refused());
    }

    [Theory]
    [InlineData(
        "Dear diary, this is not a database, it only happens to be where one was expected, and is long enough to "
            + "have a header."
    )]
    [InlineData("short")]
    public async Task Open_NoDatabase_IsRefused(string text)
    {
        File.WriteAllText(_folder.StorePath, text);

        Assert.Contains("no SQLite database", await Refused());
    }

    [Fact]
    public async Task Open_DamagedHeader_IsRefused()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        using (var file = File.OpenWrite(_folder.StorePath))
            file.Write(new byte[16]);

        Assert.Contains("header is damaged", await Refused());
    }

    [Fact]
    public async Task Open_MissingTable_IsRefused()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        Change("DROP TABLE order_lines");

        Assert.Contains("order_lines", await Refused());
    }

    [Fact]
    public async Task Open_StoreInUse_IsRefusedNamingTheProcess()
    {
        using var first = await OpenStore.At(_folder.StorePath);

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenStore.At(_folder.StorePath));

        Assert.Contains($"in use by process {Environment.ProcessId}.", refusal.Message);
    }

    [Fact]
    public async Task Open_StorePathIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder.StorePath);

        await Assert.ThrowsAsync<StoreRefusedException>(() => OpenStore.At(_folder.StorePath));
    }

    private async Task<string> Refused()
    {
        var before = File.ReadAllBytes(_folder.StorePath);
        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenStore.At(_folder.StorePath));
        Assert.Contains(_folder.StorePath, refusal.Message);
        Assert.Equal(before, File.ReadAllBytes(_folder.StorePath));
        return refusal.Message;
    }

    private void Change(string sql)
    {
        using var session = SqlSession.Open(_folder.StorePath, SqliteOpenMode.ReadWriteCreate);
        session.Execute(sql);
    }
}
