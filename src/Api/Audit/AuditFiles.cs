using System.Globalization;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Files that are only ever appended to, such as <c>audit-20240502-0001.jsonl</c>: the next begins with the next day (UTC), or when one is full. An earlier run's file is gone
/// on with if it ends in a whole line. Nothing is ever deleted: how long the files are kept is the operator's decision.
/// </summary>
internal sealed class AuditFiles(AuditOptions options, TimeProvider clock) : IAuditSink
{
    private FileStream? _file;
    private string? _day;
    private int _number;

    public void Append(ReadOnlySpan<byte> lines)
    {
        var day = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var file = Room(day);
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

    private FileStream Room(string day)
    {
        if (_file is not null && day == _day && _file.Length < options.FileSize)
            return _file;
        _file?.Dispose();
        _file = null;
        if (day != _day)
            (_day, _number) = (day, 0);
        while (true)
        {
            if (TryOpen(day, ++_number) is not { } file)
                continue;
            if (file.Length < options.FileSize && EndsInALine(file))
                return _file = file;
            file.Dispose();
        }
    }

    /// <summary>A file that its owner alone may read; null when another process is writing it.</summary>
    private FileStream? TryOpen(string day, int number)
    {
        Directory.CreateDirectory(options.FullFolder);
        var path = Path.Combine(options.FullFolder, $"audit-{day}-{number:0000}.jsonl");
        var settings = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var exists = File.Exists(path);
        try
        {
            return new FileStream(path, settings);
        }
        catch (IOException) when (exists)
        {
            return null;
        }
    }

    // A process that was killed may have left half a line, which stays as it is.
    private static bool EndsInALine(FileStream file)
    {
        if (file.Length == 0)
            return true;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
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
