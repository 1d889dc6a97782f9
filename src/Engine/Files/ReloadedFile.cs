using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// A file of settings that may change while the service runs. <see cref="Poll"/> looks at it again: a good new content
/// becomes <see cref="Latest"/>, a faulty one is reported and changes nothing. The file is polled and not watched:
/// notifications are missing on network and container file systems and behind links, so polling would be needed beside
/// them, and two seconds are soon enough.
/// </summary>
/// <param name="setting">The configuration key that names the file.</param>
/// <param name="options">The type of the options that the key belongs to.</param>
/// <param name="findPath">The file's full path; null when none is configured.</param>
/// <param name="withoutFile">What counts then.</param>
internal abstract class ReloadedFile<TReading>(
    string setting,
    Type options,
    Func<string?> findPath,
    TReading withoutFile
) : IReloadedFile
    where TReading : class, IFileReading
{
    private const int Summarised = 20;

    private readonly Lock _gate = new();
    private volatile TReading? _latest;
    private string? _path;
    private string _hash = "";

    // The last look: the file's version, null when it could not be opened, and what was wrong with the content. A fault
    // is reported when the next look finds it unchanged: the first may have come while somebody was writing the file,
    // or between the two halves of a replacement.
    private FileVersion? _seen;
    private IReadOnlyList<string> _faults = [];
    private volatile bool _isReported;

    /// <summary>The newest good content; the first call reads the file.</summary>
    /// <exception cref="OptionsValidationException">At the first call: the file is missing or faulty. Every failure
    /// names the setting, the path and the error.</exception>
    public TReading Latest => _latest ?? ReadFirst();

    public string Setting => setting;

    public bool IsFaulty => _isReported;

    public bool Load() => !ReferenceEquals(Latest, withoutFile);

    public void Poll()
    {
        lock (_gate)
        {
            var latest = Latest;
            if (_path is not { } path)
                return;
            var content = FileContent.Read(path, _seen);
            if (content.Version == _seen)
                ReportFaults(path, latest);
            else
                Take(path, content, latest);
        }
    }

    protected abstract TReading Parse(byte[] content);

    /// <summary>
    /// The reading is in use from now on; <paramref name="before"/> is null when the file says what it said before.
    /// </summary>
    protected abstract void OnLoaded(string path, TReading reading, TReading? before);

    /// <summary>The file has become faulty, and the reading from before stays in use.</summary>
    protected abstract void OnFaulty(string path, TReading kept, int errorCount, string errors);

    private TReading ReadFirst()
    {
        lock (_gate)
        {
            if (_latest is { } latest)
                return latest;
            if (findPath() is not { } path)
                return _latest = withoutFile;

            var content = FileContent.Read(path, null);
            var (reading, errors) = Read(content);
            if (errors.Count > 0)
                throw new OptionsValidationException(
                    options.Name,
                    options,
                    errors.Select(error => $"{setting}: {path}: {error}")
                );
            _path = path;
            _seen = content.Version;
            _hash = content.Version!.Value.Hash;
            OnLoaded(path, reading!, null);
            return _latest = reading!;
        }
    }

    private void Take(string path, FileContent content, TReading latest)
    {
        var wasReported = _isReported;
        var (reading, errors) = Read(content);
        _seen = content.Version;
        _faults = errors;
        _isReported = false;
        if (errors.Count > 0)
            return;

        var hash = content.Version!.Value.Hash;
        var isSame = hash == _hash;
        if (isSame && !wasReported)
            return;
        _hash = hash;
        _latest = reading;
        OnLoaded(path, reading!, isSame ? null : latest);
    }

    private void ReportFaults(string path, TReading latest)
    {
        if (_faults.Count == 0 || _isReported)
            return;
        _isReported = true;
        var more = _faults.Count > Summarised ? $" | and {_faults.Count - Summarised} more" : "";
        OnFaulty(path, latest, _faults.Count, string.Join(" | ", _faults.Take(Summarised)) + more);
    }

    private (TReading? Reading, IReadOnlyList<string> Errors) Read(FileContent content)
    {
        if (content.Fault is { } fault)
            return (null, [fault]);
        var reading = Parse(content.Bytes!);
        return (reading, reading.Errors);
    }
}

/// <summary>A <see cref="ReloadedFile{TReading}"/>, for who looks after it.</summary>
public interface IReloadedFile
{
    /// <summary>The configuration key that names the file.</summary>
    string Setting { get; }

    /// <summary>Whether the file is faulty or gone by now, and a content from before is in use.</summary>
    bool IsFaulty { get; }

    /// <summary>Reads the file if that was not done yet; false when none is configured.</summary>
    bool Load();

    /// <summary>Looks whether the file has changed.</summary>
    void Poll();
}
