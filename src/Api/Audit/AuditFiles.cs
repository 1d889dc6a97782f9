using System.Globalization;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Files that are only ever appended to, such as <c>audit-20240502-081530-9f86d081-0001.jsonl</c>: when it was begun (UTC), which run of a process, and which of its files. The next begins
/// with the next day, or when one is full. No two runs share a file. Nothing is ever deleted: how long the files are kept is the operator's decision.
/// </summary>
internal sealed class AuditFiles(AuditOptions options, TimeProvider clock, string run) : IAuditSink
{
    private FileStream? _file;
    private DateTime _day;
    private int _number;

    public void Append(ReadOnlySpan<byte> lines)
    {
        var file = Room(clock.GetUtcNow().UtcDateTime);
        var before = file.Length;
        try
        {
            file.Write(lines);
            file.Flush(flushToDisk: options.Sync);
        }
        catch
        {
            Undo(file, before);
            throw;
        }
    }

    public void Dispose() => _file?.Dispose();

    private FileStream Room(DateTime now)
    {
        if (_file is not null && now.Date == _day && _file.Length < options.FileSize)
            return _file;
        _file?.Dispose();
        _file = null;
        _file = Begin(now);
        _day = now.Date;
        return _file;
    }

    /// <summary>A file that its owner alone may read, also while it is written, and nobody else may write.</summary>
    private FileStream Begin(DateTime now)
    {
        Directory.CreateDirectory(options.FullFolder);
        var name = string.Create(CultureInfo.InvariantCulture, $"audit-{now:yyyyMMdd-HHmmss}-{run}-{++_number:0000}.jsonl");
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(options.FullFolder, name), settings);
    }

    /// <summary>What was half written goes, so that the lines can be written again; if even that fails, the next file takes them.</summary>
    private void Undo(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
            file.Seek(length, SeekOrigin.Begin);
        }
        catch (IOException)
        {
            _file = null;
            file.Dispose();
        }
    }
}
