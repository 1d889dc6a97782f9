using System.Threading.Channels;

namespace PartnerCarts.Local;

/// <summary>
/// A few read-only connections, which see the last commit, and never wait for the writer nor it for them. Reads are short and usually served from the
/// system's cache: more connections than processors would only wait for one another.
/// </summary>
internal sealed class StoreReaders : IDisposable
{
    private readonly string _path;
    // Null: a connection that is yet to be opened.
    private readonly Channel<ReaderSession?> _free = Channel.CreateUnbounded<ReaderSession?>();

    public StoreReaders(string path)
    {
        _path = path;
        for (var i = 0; i < Math.Max(2, Environment.ProcessorCount); i++)
            _free.Writer.TryWrite(i == 0 ? ReaderSession.Open(path) : null);
    }

    /// <summary>Runs a read on a free connection. One that fails is not used again.</summary>
    public async ValueTask<TResult> Read<TArgument, TResult>(Func<ReaderSession, TArgument, TResult> read, TArgument argument, CancellationToken cancellation)
    {
        var session = await _free.Reader.ReadAsync(cancellation);
        try
        {
            return read(session ??= ReaderSession.Open(_path), argument);
        }
        catch
        {
            session?.Dispose();
            session = null;
            throw;
        }
        finally
        {
            if (!_free.Writer.TryWrite(session))
                session?.Dispose();
        }
    }

    /// <summary>A read that is under way closes its own connection.</summary>
    public void Dispose()
    {
        _free.Writer.TryComplete();
        while (_free.Reader.TryRead(out var session))
            session?.Dispose();
    }
}
