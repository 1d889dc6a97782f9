using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class BackupAndCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Store => $"--Store:Path={_folder.StorePath}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_WhileCartsAreWritten_HoldsAllThatWasAcknowledgedBeforeAndIsAWholeStore()
    {
        var copy = _folder.File("copies/copy.db");
        Directory.CreateDirectory(_folder.File("copies"));
        var before = new List<(CartKey Key, int Quantity)>();
        await using (var service = await LocalService.Start(_folder.StorePath))
        {
            for (var i = 1; i <= 50; i++)
                before.Add((await service.Create(i), i));
            using var done = new CancellationTokenSource();
            var writing = Task.WhenAll(
                before
                    .Take(4)
                    .Select(cart =>
                        Task.Run(async () =>
                        {
                            for (var quantity = 1000; !done.IsCancellationRequested; quantity++)
                                Assert.IsType<CartReply.Shown>(await service.Update(cart.Key, quantity));
                        })
                    )
            );

            var (exit, output, errors) = await LocalProcess.Command("backup", copy, Store);

            await done.CancelAsync();
            await writing;
            Assert.True(exit == 0, errors);
            Assert.Contains("50 carts, 0 orders", output);
        }

        using var restored = await OpenStore.At(copy);
        foreach (var (key, quantity) in before.Skip(4))
            Assert.Equal(quantity, (await restored.Of(key).Read(default))!.Lines[0].Quantity);
        foreach (var (key, _) in before.Take(4))
            Assert.NotNull(await restored.Of(key).Read(default));
    }

    [Fact]
    public async Task Backup_FileIsThere_LeavesItAlone()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        File.WriteAllText(_folder.File("precious"), "precious");

        var (exit, _, errors) = await LocalProcess.Command("backup", _folder.File("precious"), Store);

        Assert.Equal(1, exit);
        Assert.Contains("never overwrites", errors);
        Assert.Equal("precious", File.ReadAllText(_folder.File("precious")));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file =>
            file.EndsWith(".partial", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("check")]
    public async Task BackupAndCheck_NoStore_SaySoAndMakeNone(string verb)
    {
        var (exit, _, errors) = await LocalProcess.Command([
            verb,
            .. verb is "backup" ? new[] { _folder.File("copy.db") } : [],
            Store,
        ]);

        Assert.Equal(1, exit);
        Assert.Contains($"There is no store at {_folder.StorePath}.", errors);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Check_WholeStoreWhileItIsServed_CountsAndExitsWith0()
    {
        await using var service = await LocalService.Start(_folder.StorePath);
        for (var i = 0; i < 3; i++)
            await service.Create();
        var key = await service.Create();
        var begun = await service.Carts.Send(
            key,
            new CartCommand.BeginCheckout(null, null, default),
            LocalService.Caller,
            default
        );
        await service.Carts.Join(
            key,
            Assert.IsType<CartReply.UnderWay>(begun).Sequence,
            LocalService.Caller,
            TimeSpan.FromMinutes(1),
            default
        );

        var (exit, output, errors) = await LocalProcess.Command("check", Store);

        Assert.True(exit == 0, output + errors);
        Assert.Contains("4 carts, 1 orders, no damage", output);
    }

    [Theory]
    [InlineData("UPDATE carts SET version = 7", "version 1")]
    [InlineData("UPDATE carts SET due = 7", "due 2024-05-09")]
    [InlineData("UPDATE carts SET body = substr(body, 1, 50)", "damaged")]
    [InlineData("UPDATE carts SET body = x'09'", "released version")]
    [InlineData(
        "UPDATE carts SET key = zeroblob(32)",
        "00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000"
    )]
    public async Task Check_RowThatDoesNotFitItsBody_NamesItAndExitsWith1(string damage, string complaint)
    {
        var cart = SampleCarts.New();
        using (var store = await OpenStore.At(_folder.StorePath))
        {
            await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
            await store.Writer.Write(new TestWrite(session => session.Sql.Execute(damage)));
        }

        var (exit, output, _) = await LocalProcess.Command("check", Store);

        Assert.Equal(1, exit);
        Assert.Contains(complaint, output);
        Assert.Contains("1 carts, 0 orders, 1 problems", output);
    }

    [Fact]
    public async Task Check_PagesOverwritten_FindsTheDamageAndSoDoesBackup()
    {
        using (var store = await OpenStore.At(_folder.StorePath))
            for (var i = 0; i < 200; i++)
            {
                var cart = SampleCarts.New(lines: 10);
                await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
            }

        using (var file = File.OpenWrite(_folder.StorePath))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(new byte[8192]);
        }

        var (exit, output, _) = await LocalProcess.Command("check", Store);
        Assert.Equal(1, exit);
        Assert.Contains("problems", output);

        var (backupExit, _, errors) = await LocalProcess.Command("backup", _folder.File("copy.db"), Store);
        Assert.Equal(1, backupExit);
        Assert.Contains("damaged", errors);
        Assert.False(File.Exists(_folder.File("copy.db")));
    }
}
