using System.Collections.Concurrent;

namespace PartnerCarts.Local;

/// <summary>A few read-only connections. They see the last commit, and never wait for the writer nor it for them.</summary>
internal sealed class StoreReaders : IDisposable
{
    private readonly string _path;
    private readonly SemaphoreSlim _free = new(Connections);
    private readonly ConcurrentStack<ReaderSession> _idle = new();

    public StoreReaders(string path)
    {
        _path = path;
        _idle.Push(new ReaderSession(path));
    }

    /// <summary>Reads are short and usually served from the system's cache: more connections than processors would only wait for one another.</summary>
    private static int Connections => Math.Max(2, Environment.ProcessorCount);

    /// <summary>Runs a read on a free connection. One that fails is not used again.</summary>
    public async ValueTask<TResult> Read<TArgument, TResult>(Func<ReaderSession, TArgument, TResult> read, TArgument argument, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            if (!_idle.TryPop(out var session))
                session = new ReaderSession(_path);
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
