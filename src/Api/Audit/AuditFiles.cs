using System.Globalization;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Files that are only ever appended to, such as <c>audit-20240502-081530-9f86d081-0001.jsonl</c>: when it was begun
/// (UTC), which run of a process, and which of its files. The next begins with the next day, or when one is full. No
/// two runs share a file. Nothing is ever deleted: how long the files are kept is the operator's decision.
/// </summary>
internal sealed class AuditFiles(AuditOptions options, TimeProvider clock, string run) : IAuditSink
{
    private FileStream? _file;
    private DateTime _day;
    private int _number;

    /// <summary>
    /// Makes a file in the folder and takes it away again. An empty one: a disk that is full may have space when the
    /// first entry comes.
    /// </summary>
    public void Probe()
    {
        var probe = Path.Combine(options.FullFolder, $"audit-{run}.probe");
        try
        {
            PrivateFile.CreateFolder(options.FullFolder);
            PrivateFile.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Audit:Folder is {options.FullFolder}, and no file can be made there: {failure.Message} Let the "
                    + $"user that this process runs as write in it, or name another folder with --Audit:Folder.",
                failure
            );
        }
    }

    public void Append(ReadOnlySpan<byte> lines)
    {
        var file = Current(clock.GetUtcNow().UtcDateTime);
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

    private FileStream Current(DateTime now)
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
        PrivateFile.CreateFolder(options.FullFolder);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"audit-{now:yyyyMMdd-HHmmss}-{run}-{++_number:0000}.jsonl"
        );
        return PrivateFile.Create(Path.Combine(options.FullFolder, name));
    }

    /// <summary>
    /// What was half written goes, so that the lines can be written again; if even that fails, the next file takes
    /// them.
    /// </summary>
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
