using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The catalog in a file, or <see cref="Catalog.Open"/> where no file is configured. <see cref="Poll"/> looks at the file again: a good new content becomes <see cref="Current"/>, a faulty one is reported
/// and changes nothing. The file is polled and not watched: notifications are missing on network and container file systems and behind
/// links, so polling would be needed beside them, and two seconds are soon enough.
/// </summary>
internal sealed partial class FileCatalogSource(Func<string?> findPath, ILogger<FileCatalogSource> logger) : ICatalogSource
{
    private readonly Lock _gate = new();
    private volatile Catalog? _current;
    private string _path = "";
    private byte[] _hash = [];

    // The last look: the file's stamp, null when it could not be opened, and what was wrong with the content. A fault is reported when the next look
    // finds it unchanged: the first may have come while somebody was writing the file, or between the two halves of a replacement.
    private FileStamp? _seen;
    private IReadOnlyList<string> _faults = [];
    private bool _isReported;

    /// <summary>The newest good snapshot; the first call reads the file.</summary>
    /// <exception cref="OptionsValidationException">At the first call: the file is missing or faulty. Every failure names <c>Carts:Catalog</c>, the path and the error.</exception>
    public Catalog Current => _current ?? ReadFirst();

    /// <summary>Looks whether the file has changed.</summary>
    public void Poll()
    {
        lock (_gate)
        {
            var current = Current;
            if (current.IsOpen)
                return;
            var content = CatalogFileContent.Read(_path, _seen);
            if (content.Stamp == _seen)
                ReportFaults(current);
            else
                Take(content, current);
        }
    }

    private Catalog ReadFirst()
    {
        lock (_gate)
        {
            if (_current is { } current)
                return current;

            return _current = findPath() is { } path ? ReadFirst(path) : Catalog.Open;
        }
    }

    private Catalog ReadFirst(string path)
    {
        var content = CatalogFileContent.Read(path, null);
        var reading = content.Parse();
        if (reading.Catalog is not { } first)
            throw new OptionsValidationException(nameof(CartsOptions), typeof(CartsOptions), reading.Errors.Select(error => $"{CartsOptions.Section}:{nameof(CartsOptions.Catalog)}: {path}: {error}"));

        _path = path;
        _seen = content.Stamp;
        _hash = SHA256.HashData(content.Bytes!);
        LogLoaded(path, first.Version, reading.ItemCount);
        return first;
    }

    private void Take(CatalogFileContent content, Catalog current)
    {
        var wasReported = _isReported;
        var reading = content.Parse();
        _seen = content.Stamp;
        _faults = reading.Errors;
        _isReported = false;
        if (reading.Catalog is not { } next)
            return;

        var hash = SHA256.HashData(content.Bytes!);
        var isSame = hash.AsSpan().SequenceEqual(_hash);
        if (isSame && !wasReported)
            return;
        if (!isSame && next.Version == current.Version)
            LogSameVersion(_path, next.Version);
        _hash = hash;
        _current = next;
        LogLoaded(_path, next.Version, reading.ItemCount);
    }

    private void ReportFaults(Catalog current)
    {
        if (_faults.Count == 0 || _isReported)
            return;
        _isReported = true;
        LogFaulty(_path, current.Version, _faults.Count, CatalogReading.Summary(_faults));
    }
}
