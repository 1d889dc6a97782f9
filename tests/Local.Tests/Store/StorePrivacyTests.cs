using System.Runtime.Versioning;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>The store's files on a machine with other users, one of whom may write in the store's folder.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StorePrivacyTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NewStore_AllItsFilesAreTheirOwnersAlone()
    {
        var path = _folder.File("new/carts.db");
        using var store = await OpenStore.At(path);
        var cart = SampleCarts.New();
        await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);

        Assert.Equal(
            ["carts.db", "carts.db-shm", "carts.db-wal", "carts.db.lock", "carts.db.pid"],
            Directory.GetFiles(_folder.File("new")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.All(Directory.GetFiles(_folder.File("new")), file => Assert.Equal(Own, File.GetUnixFileMode(file)));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.File("new")));
    }

    [Fact]
    public async Task Open_StoreThatOthersMayRead_IsTightenedAndSaysSo()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        File.SetUnixFileMode(_folder.StorePath, Readable);
        File.SetUnixFileMode(_folder.StorePath + ".lock", Readable);
        var log = new CollectingLogger<SqliteStore>();

        using var store = new SqliteStore(
            Options.Create(new StoreOptions { Path = _folder.StorePath }),
            Serialized.Serializer,
            log
        );
        await store.StartAsync(default);

        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.Equal(Own, File.GetUnixFileMode(file)));
        Assert.Equal(
            $"{_folder.StorePath} was open to others on this machine; it is its owner's alone from now on",
            Assert.Single(log.Entries, entry => entry.Event == 504).Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    [InlineData(".lock")]
    public async Task Open_LinkInPlaceOfAFile_IsRefusedAndWhereItLeadsStaysAsItIs(string suffix)
    {
        await File.WriteAllTextAsync(_folder.File("target"), "precious");
        File.CreateSymbolicLink(_folder.StorePath + suffix, _folder.File("target"));

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenStore.At(_folder.StorePath));

        Assert.Contains(
            $"{_folder.StorePath}{suffix} is a symbolic link",
            Assert.Single(refusal.Message.Split('\n')),
            StringComparison.Ordinal
        );
        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("target")));
    }

    // It used to be followed, and where it leads overwritten.
    [Fact]
    public async Task Open_LinkInPlaceOfTheProcessId_IsReplaced()
    {
        await File.WriteAllTextAsync(_folder.File("target"), "precious");
        File.CreateSymbolicLink(_folder.StorePath + ".pid", _folder.File("target"));

        using (await OpenStore.At(_folder.StorePath))
        {
            Assert.Null(new FileInfo(_folder.StorePath + ".pid").LinkTarget);
            Assert.Equal($"{Environment.ProcessId}", await File.ReadAllTextAsync(_folder.StorePath + ".pid"));
        }

        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("target")));
    }

    // A log that SQLite finds is read into the store.
    [TheoryAsRoot]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("-journal")]
    [InlineData(".lock")]
    public async Task Open_FileOfAnotherUser_IsRefused(string suffix)
    {
        await File.WriteAllTextAsync(_folder.StorePath + suffix, "");
        OtherUser.Own(_folder.StorePath + suffix);

        var refusal = await Assert.ThrowsAsync<StoreRefusedException>(() => OpenStore.At(_folder.StorePath));

        Assert.Contains(
            $"{_folder.StorePath}{suffix} belongs to user {OtherUser.Id}",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [FactAsRoot]
    public void Key_OfAnotherUser_IsNotBelieved()
    {
        var path = LocalConfiguration.KeyPath(_folder.StorePath);
        DevelopmentKey.LoadOrCreate(path).Dispose();
        OtherUser.Own(path);

        Assert.Contains(
            "belongs to user",
            Assert.Throws<UnsafeFileException>(() => DevelopmentKey.LoadOrCreate(path)).Message,
            StringComparison.Ordinal
        );
    }
}
