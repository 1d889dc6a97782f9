using Microsoft.Extensions.Options;
using PartnerCarts.Api.Audit;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>Files that fill up, days that end, disks that take nothing.</summary>
public sealed class AuditLogTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Guid s_partner = Guid.NewGuid();

    private readonly AuditFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_ThatIsFull_IsFollowedByTheNext()
    {
        using var files = Files();
        var line = Line(1000);
        for (var one = 0; one < 200; one++)
            files.Append(line);

        Assert.Equal(
            [
                "audit-20240502-081530-run-0001.jsonl",
                "audit-20240502-081530-run-0002.jsonl",
                "audit-20240502-081530-run-0003.jsonl",
                "audit-20240502-081530-run-0004.jsonl",
            ],
            _folder.Files.Select(System.IO.Path.GetFileName)
        );
        Assert.Equal(200 * 1000, _folder.Text().Length);
        Assert.All(_folder.Files, file => Assert.InRange(new FileInfo(file).Length, 1, 64 * 1024 + 1000));
    }

    [Fact]
    public void File_AtTheEndOfADay_IsFollowedByTheNext()
    {
        using var files = Files();
        files.Append(Line(10));
        _clock.Advance(TimeSpan.FromDays(1));
        files.Append(Line(10));

        Assert.Equal(
            ["audit-20240502-081530-run-0001.jsonl", "audit-20240503-081530-run-0002.jsonl"],
            _folder.Files.Select(System.IO.Path.GetFileName)
        );
    }

    [Fact]
    public void Files_OfTwoRuns_DoNotMixAndCanBeReadMeanwhile()
    {
        using var one = Files();
        one.Append(Line(10));
        using var other = Files("run2");
        other.Append(Line(20));
        one.Append(Line(10));

        Assert.Equal([20, 20], _folder.Files.Select(file => new FileInfo(file).Length));
        Assert.Equal(40, _folder.Text().Length);
    }

    [Fact]
    public void File_IsItsOwnersAlone()
    {
        using var files = Files();
        files.Append(Line(10));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Files[0]));
    }

    [Fact]
    public async Task Disk_ThatTakesNothing_RefusesChangesAndNothingIsLostWhenItDoesAgain()
    {
        var folder = System.IO.Path.Combine(_folder.Path, "audit");
        var logger = new CollectingLogger<AuditLog>();
        using var log = Log(folder, AuditPolicy.Refuse, logger);
        await log.StartAsync(default);
        Block(folder);

        // The first of them finds out.
        var placed = 0;
        for (; log.TryTakePlace(s_partner); placed++)
            log.AddPlaced(Entry(placed));
        Assert.InRange(placed, 1, 8);
        // It is known by then: another partner has its share left, and may not begin a change either.
        await Eventually(() => logger.Entries.Any(entry => entry.Event == 1201));
        Assert.False(log.TryTakePlace(Guid.NewGuid()));
        File.Delete(folder);

        using var patience = new CancellationTokenSource(Patience);
        while (!log.TryTakePlace(s_partner))
            await Task.Delay(10, patience.Token);
        log.AddPlaced(Entry(placed));
        await log.StopAsync(default);

        Assert.Equal(
            Enumerable.Range(0, placed + 1).Select(Marker),
            EntriesIn(folder).Select(entry => entry.Text("user"))
        );
    }

    [Fact]
    public async Task Disk_ThatTakesNothing_CountsWhatIsLostIfTold()
    {
        var folder = System.IO.Path.Combine(_folder.Path, "audit");
        using var log = Log(folder, AuditPolicy.Drop);
        await log.StartAsync(default);
        Block(folder);
        for (var one = 0; one < 20; one++)
        {
            Assert.True(log.TryTakePlace(s_partner));
            log.AddPlaced(Entry(one));
        }

        File.Delete(folder);
        await Eventually(() => Directory.Exists(folder) && Directory.GetFiles(folder).Length > 0);
        await log.StopAsync(default);

        // Half of the queue is one partner's share.
        var entries = EntriesIn(folder);
        Assert.Equal(
            Enumerable.Range(0, 8).Select(Marker),
            entries.Where(entry => entry.Text("event") == "create").Select(entry => entry.Text("user"))
        );
        Assert.Equal(12, Assert.Single(entries, entry => entry.Text("event") == "lost").GetProperty("lost").GetInt32());
    }

    [Fact]
    public async Task Refusals_ThatAnybodyCanCause_LeaveRoomForChanges()
    {
        var folder = System.IO.Path.Combine(_folder.Path, "later");
        using var log = Log(folder, AuditPolicy.Refuse);
        for (var one = 0; one < 100; one++)
            log.AddUnplaced(Entry(one) with { Tenant = Guid.Empty });

        Assert.True(log.TryTakePlace(s_partner));
        log.AddPlaced(Entry(100));
        await log.StartAsync(default);
        await log.StopAsync(default);

        Assert.Equal(
            92,
            Assert.Single(EntriesIn(folder), entry => entry.Text("event") == "lost").GetProperty("lost").GetInt32()
        );
        Assert.Equal(Marker(100), EntriesIn(folder)[^1].Text("user"));
    }

    [Fact]
    public async Task End_WithADiskThatTakesNothing_ComesAndSaysWhatIsMissing()
    {
        var folder = System.IO.Path.Combine(_folder.Path, "audit");
        var logger = new CollectingLogger<AuditLog>();
        using var log = Log(folder, AuditPolicy.Refuse, logger);
        await log.StartAsync(default);
        Block(folder);
        Assert.True(log.TryTakePlace(s_partner));
        log.AddPlaced(Entry(0));

        await log.StopAsync(default).WaitAsync(Patience);

        Assert.Contains(logger.Entries, entry =>
            entry.Message == "The process ends with 1 audit entries that could not be written."
        );
    }

    // A request that the server did not wait for any longer may still make its change.
    [Fact]
    public async Task End_WhileAChangeIsUnderWay_WaitsForItsEntryAndLetsNoOtherBegin()
    {
        using var log = Log(_folder.Path, AuditPolicy.Refuse);
        await log.StartAsync(default);
        Assert.True(log.TryTakePlace(s_partner));

        var stop = log.StopAsync(default);
        Assert.False(log.TryTakePlace(s_partner));
        Assert.False(stop.IsCompleted);
        log.AddPlaced(Entry(7));
        await stop.WaitAsync(Patience);

        Assert.Equal(Marker(7), Assert.Single(_folder.Entries()).Text("user"));
    }

    [Fact]
    public async Task End_ThatDoesNotWaitForAChange_SaysThatItsEntryIsMissing()
    {
        var logger = new CollectingLogger<AuditLog>();
        using var log = Log(_folder.Path, AuditPolicy.Refuse, logger);
        await log.StartAsync(default);
        Assert.True(log.TryTakePlace(s_partner));

        await log.StopAsync(new CancellationToken(canceled: true));
        log.AddPlaced(Entry(0));

        Assert.Contains(logger.Entries, entry => entry.Event == 1202);
    }

    [Fact]
    public async Task Start_WithAFolderThatCannotBeWritten_SaysKeyFolderAndWhatToDo()
    {
        var blocked = System.IO.Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var log = Log(blocked, AuditPolicy.Drop);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => log.StartAsync(default));

        Assert.StartsWith(
            $"Audit:Folder is {blocked}, and no file can be made there: ",
            Assert.Single(refusal.Message.Split('\n')),
            StringComparison.Ordinal
        );
        Assert.EndsWith("or name another folder with --Audit:Folder.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFolderThatCanBeWritten_LeavesNothingThere()
    {
        using var log = Log(_folder.Path, AuditPolicy.Refuse);

        await log.StartAsync(default);

        Assert.Empty(_folder.Files);
        await log.StopAsync(default);
    }

    /// <summary>A file where the folder should be: no file can be made in it.</summary>
    private static void Block(string folder)
    {
        Directory.Delete(folder);
        File.WriteAllText(folder, "");
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
            await Task.Delay(10, patience.Token);
    }

    private static IReadOnlyList<System.Text.Json.JsonElement> EntriesIn(string folder) =>
        [
            .. Directory
                .GetFiles(folder)
                .SelectMany(File.ReadAllLines)
                .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.Clone()),
        ];

    private AuditFiles Files(string run = "run") =>
        new(new AuditOptions { Folder = _folder.Path, FileSize = 64 * 1024 }, _clock, run);

    private AuditLog Log(string folder, AuditPolicy policy, CollectingLogger<AuditLog>? logger = null) =>
        new(
            Options.Create(
                new AuditOptions
                {
                    Target = AuditTarget.File,
                    Folder = folder,
                    Queue = 16,
                    WhenFull = policy,
                }
            ),
            _clock,
            logger ?? new()
        );

    private AuditEntry Entry(int number) =>
        new(AuditEvent.Create, _clock.GetUtcNow()) { User = Marker(number), Tenant = s_partner };

    private static string Marker(int number) => $"user-{number}";

    private static byte[] Line(int length) => [.. Enumerable.Repeat((byte)'x', length - 1), (byte)'\n'];
}
