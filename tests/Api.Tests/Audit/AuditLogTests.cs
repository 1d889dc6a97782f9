using Microsoft.Extensions.Options;
using PartnerCarts.Api.Audit;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>Files that fill up, days that end, disks that take nothing.</summary>
public sealed class AuditLogTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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
            ["audit-20240502-081530-run-0001.jsonl", "audit-20240502-081530-run-0002.jsonl", "audit-20240502-081530-run-0003.jsonl", "audit-20240502-081530-run-0004.jsonl"],
            _folder.Files.Select(System.IO.Path.GetFileName));
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

        Assert.Equal(["audit-20240502-081530-run-0001.jsonl", "audit-20240503-081530-run-0002.jsonl"], _folder.Files.Select(System.IO.Path.GetFileName));
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
        // A file where the folder should be: no file can be made in it.
        var blocked = System.IO.Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var log = Log(blocked, AuditPolicy.Refuse);
        await log.StartAsync(default);

        var placed = 0;
        for (; log.TryTakePlace(); placed++)
            log.AddPlaced(Entry(placed));
        Assert.Equal(16, placed);
        File.Delete(blocked);

        using var patience = new CancellationTokenSource(Patience);
        while (!log.TryTakePlace())
            await Task.Delay(10, patience.Token);
        log.AddPlaced(Entry(placed));
        await log.StopAsync(default);

        Assert.Equal(Enumerable.Range(0, 17).Select(Marker), EntriesIn(blocked).Select(entry => entry.Text("user")));
    }

    [Fact]
    public async Task Disk_ThatTakesNothing_CountsWhatIsLostIfTold()
    {
        var blocked = System.IO.Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var log = Log(blocked, AuditPolicy.Drop);
        await log.StartAsync(default);
        for (var one = 0; one < 20; one++)
        {
            Assert.True(log.TryTakePlace());
            log.AddPlaced(Entry(one));
        }

        File.Delete(blocked);
        await Eventually(() => Directory.Exists(blocked) && Directory.GetFiles(blocked).Length > 0);
        await log.StopAsync(default);

        var entries = EntriesIn(blocked);
        Assert.Equal(Enumerable.Range(0, 16).Select(Marker), entries.Where(entry => entry.Text("event") == "create").Select(entry => entry.Text("user")));
        Assert.Equal(4, Assert.Single(entries, entry => entry.Text("event") == "lost").GetProperty("lost").GetInt32());
    }

    [Fact]
    public async Task Refusals_ThatAnybodyCanCause_LeaveRoomForChanges()
    {
        using var log = Log(System.IO.Path.Combine(_folder.Path, "later"), AuditPolicy.Refuse);
        for (var one = 0; one < 100; one++)
            log.AddUnplaced(Entry(one));

        for (var one = 0; one < 8; one++)
            Assert.True(log.TryTakePlace());
        Assert.False(log.TryTakePlace());
        await log.StartAsync(default);
        await log.StopAsync(default);
        Assert.Equal(92, Assert.Single(EntriesIn(System.IO.Path.Combine(_folder.Path, "later")), entry => entry.Text("event") == "lost").GetProperty("lost").GetInt32());
    }

    [Fact]
    public async Task End_WithADiskThatTakesNothing_ComesAndSaysWhatIsMissing()
    {
        var blocked = System.IO.Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        var logger = new CollectingLogger<AuditLog>();
        using var log = Log(blocked, AuditPolicy.Refuse, logger);
        await log.StartAsync(default);
        Assert.True(log.TryTakePlace());
        log.AddPlaced(Entry(0));

        await log.StopAsync(default).WaitAsync(Patience);

        Assert.Contains(logger.Entries, entry => entry.Message == "The process ends with 1 audit entries that could not be written.");
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
            await Task.Delay(10, patience.Token);
    }

    private static IReadOnlyList<System.Text.Json.JsonElement> EntriesIn(string folder) =>
        [.. Directory.GetFiles(folder).SelectMany(File.ReadAllLines).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.Clone())];

    private AuditFiles Files(string run = "run") => new(new AuditOptions { Folder = _folder.Path, FileSize = 64 * 1024 }, _clock, run);

    private AuditLog Log(string folder, AuditPolicy policy, CollectingLogger<AuditLog>? logger = null) =>
        new(Options.Create(new AuditOptions { Target = AuditTarget.File, Folder = folder, Queue = 16, WhenFull = policy }), _clock, logger ?? new());

    private AuditEntry Entry(int number) => new(AuditEvent.Create, _clock.GetUtcNow()) { User = Marker(number) };

    private static string Marker(int number) => $"user-{number}";

    private static byte[] Line(int length) => [.. Enumerable.Repeat((byte)'x', length - 1), (byte)'\n'];
}
