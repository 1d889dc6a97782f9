using System.Threading.Channels;

namespace PartnerCarts.Local;

/// <summary>
/// A few read-only connections, which see the last commit, and never wait for the writer nor it for them. Reads are
/// short: more would wait for a processor.
/// </summary>
internal sealed class StoreReaders : IDisposable
{
    private readonly string _path;
    private readonly StoreDamage _damage;

    // Null: a connection that is yet to be opened.
    private readonly Channel<ReaderSession?> _free = Channel.CreateUnbounded<ReaderSession?>();

    public StoreReaders(string path, StoreDamage damage)
    {
        (_path, _damage) = (path, damage);
        for (var i = 0; i < Math.Max(2, Environment.ProcessorCount); i++)
            _free.Writer.TryWrite(i == 0 ? ReaderSession.Open(path) : null);
    }

    /// <summary>Runs a read on a free connection. One that fails is not used again.</summary>
    public async ValueTask<TResult> Read<TArgument, TResult>(
        Func<ReaderSession, TArgument, TResult> read,
        TArgument argument,
        CancellationToken cancellation
    )
    {
        var session = await _free.Reader.ReadAsync(cancellation);
        var isWhole = false;
        try
        {
            var result = read(session ??= ReaderSession.Open(_path), argument);
            isWhole = true;
            return result;
        }
        catch (Exception failure) when (_damage.Note(failure))
        {
            throw;
        }
        finally
        {
            // After the store is closed a read that was under way closes its own connection.
            if (!_free.Writer.TryWrite(isWhole ? session : null) || !isWhole)
                session?.Dispose();
        }
    }

    public void Dispose()
    {
        _free.Writer.TryComplete();
        while (_free.Reader.TryRead(out var session))
            session?.Dispose();
    }
}
