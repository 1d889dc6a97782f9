using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>
/// With which modes the service makes its files, seen from outside by its system calls: a file that is made first and
/// closed to others then could be opened in between.
/// </summary>
[Trait("Category", "Processes")]
[Collection(nameof(Processes))]
public sealed partial class FileModeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactWith("strace")]
    public async Task Serve_EveryFileAndFolderItMakes_IsItsOwnersFromTheBeginning()
    {
        var (trace, store) = (_folder.File("trace"), _folder.File("new/data/carts.db"));
        await using (
            var service = LocalProcess.Run(
                LocalProcess.Service,
                [
                    $"--Store:Path={store}",
                    "--urls=http://127.0.0.1:0",
                    "--Audit:Target=File",
                    $"--Audit:Folder={_folder.File("new/audit")}",
                ],
                null,
                // With the usual mask a file made with 0666 would be 0644.
                "strace",
                "-f",
                "-e",
                "trace=openat,open,mkdir,mkdirat",
                "-o",
                trace
            )
        )
        {
            using var client = new CartsClient(await service.Address(), store);
            (await client.Create(CartsClient.Body(1, "new"))).Is(HttpStatusCode.Created);
            await service.Stop(
                wrapped: int.Parse(await File.ReadAllTextAsync(store + ".pid"), CultureInfo.InvariantCulture)
            );
        }

        var made = (await File.ReadAllLinesAsync(trace))
            .Where(call => call.Contains($"\"{_folder.Path}/", StringComparison.Ordinal) && Making().IsMatch(call))
            .ToList();
        Assert.All(
            [
                "carts.db\"",
                "carts.db-wal\"",
                "carts.db.lock\"",
                "carts.db.pid\"",
                "carts.db.key.pem.",
                "/audit-",
                "new/data\"",
                "new/audit\"",
            ],
            name => Assert.Contains(made, call => call.Contains(name, StringComparison.Ordinal))
        );
        Assert.All(made, call =>
            Assert.Matches(call.Contains("mkdir", StringComparison.Ordinal) ? @", 0700\b" : @", 0600\b", call)
        );
    }

    [Fact]
    public async Task Backup_File_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        (await OpenStore.At(_folder.StorePath)).Dispose();

        var (exit, _, errors) = await LocalProcess.Command(
            "backup",
            _folder.File("copy.db"),
            $"--Store:Path={_folder.StorePath}"
        );

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("copy.db")));
    }

    [Fact]
    public async Task Backup_LinkToNowhereInItsPlace_IsRefusedAndNotFollowed()
    {
        (await OpenStore.At(_folder.StorePath)).Dispose();
        File.CreateSymbolicLink(_folder.File("copy.db"), _folder.File("elsewhere"));

        var (exit, _, errors) = await LocalProcess.Command(
            "backup",
            _folder.File("copy.db"),
            $"--Store:Path={_folder.StorePath}"
        );

        Assert.Equal(1, exit);
        Assert.Contains("never overwrites", errors);
        Assert.False(File.Exists(_folder.File("elsewhere")));
    }

    [GeneratedRegex(@"O_CREAT|\bmkdir")]
    private static partial Regex Making();
}
