using System.Collections.Concurrent;

namespace PartnerCarts.Local;

/// <summary>
/// A few read-only connections, which see the last commit, and never wait for the writer nor it for them. Reads are short and usually served from the
/// system's cache: more connections than processors would only wait for one another.
/// </summary>
internal sealed class StoreReaders : IDisposable
{
    private readonly string _path;
    private readonly SemaphoreSlim _free = new(Math.Max(2, Environment.ProcessorCount));
    private readonly ConcurrentStack<ReaderSession> _idle;

    public StoreReaders(string path)
    {
        _path = path;
        _idle = new([ReaderSession.Open(path)]);
    }

    /// <summary>Runs a read on a free connection. One that fails is not used again.</summary>
    public async ValueTask<TResult> Read<TArgument, TResult>(Func<ReaderSession, TArgument, TResult> read, TArgument argument, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            if (!_idle.TryPop(out var session))
                session = ReaderSession.Open(_path);
            try
            {
                var result = read(session, argument);
                _idle.Push(session);
                return result;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var session))
            session.Dispose();
    }
}
