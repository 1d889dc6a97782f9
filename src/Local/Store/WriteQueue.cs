namespace PartnerCarts.Local;

/// <summary>What waits for the writer: bounded, and taken all at once.</summary>
internal sealed class WriteQueue
{
    /// <summary>Far above what the REST face lets in at a time. Beyond it the disk is not keeping up, and waiting longer would help nobody.</summary>
    private const int Capacity = 8192;

    private readonly object _gate = new();
    private List<StoreWrite> _waiting = [];
    private bool _isClosed;

    /// <exception cref="IOException">The queue is full or closed; the change was not made.</exception>
    public void Add(StoreWrite write)
    {
        lock (_gate)
        {
            if (_isClosed)
                throw new IOException("The store is closed.");
            if (_waiting.Count == Capacity)
                throw new IOException($"The store is not keeping up: {Capacity} changes are waiting already.");
            _waiting.Add(write);
            if (_waiting.Count == 1)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Blocks until there is something, and swaps it for the empty list.</summary>
    /// <returns>False once the queue is closed and empty.</returns>
    public bool Take(ref List<StoreWrite> empty)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosed)
                    return false;
                Monitor.Wait(_gate);
            }

            (empty, _waiting) = (_waiting, empty);
            return true;
        }
    }

    /// <summary>Lets nothing more in; what is waiting is still taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }
}
