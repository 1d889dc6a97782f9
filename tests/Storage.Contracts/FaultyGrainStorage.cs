using System.Collections.Concurrent;

namespace PartnerCarts.Storage.Contracts;

/// <summary>How a write goes wrong.</summary>
public enum StorageFault
{
    /// <summary>It is lost on its way.</summary>
    Before,

    /// <summary>It happens, and the answer is lost.</summary>
    After,

    /// <summary>
    /// The writer gives up, and the write arrives when <see cref="FaultyGrainStorage.DeliverLate"/> says so.
    /// </summary>
    Late,
}

/// <summary>A storage in front of another one that fails writes and deletions on demand.</summary>
public sealed class FaultyGrainStorage(IGrainStorage inner) : IGrainStorage
{
    private readonly ConcurrentQueue<StorageFault> _faults = new();
    private readonly ConcurrentQueue<Func<Task>> _late = new();

    /// <summary>The next write or deletion that has no fault yet fails so.</summary>
    public void FailNext(StorageFault fault) => _faults.Enqueue(fault);

    /// <summary>Lets the belated writes arrive, in their order; returns how many still had an effect.</summary>
    public async Task<int> DeliverLate()
    {
        var effective = 0;
        while (_late.TryDequeue(out var write))
        {
            try
            {
                await write();
                effective++;
            }
            catch (InconsistentStateException)
            {
                // Somebody else came first: as it should be.
            }
        }

        return effective;
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Run(grainState, state => inner.WriteStateAsync(stateName, grainId, state));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Run(grainState, state => inner.ClearStateAsync(stateName, grainId, state));

    private async Task Run<T>(IGrainState<T> state, Func<IGrainState<T>, Task> write)
    {
        if (!_faults.TryDequeue(out var fault))
        {
            await write(state);
            return;
        }

        // The writer's copy stays as it was: it never hears of the new tag.
        var copy = new GrainState<T>(state.State, state.ETag) { RecordExists = state.RecordExists };
        if (fault is StorageFault.After)
            await write(copy);
        if (fault is StorageFault.Late)
            _late.Enqueue(() => write(copy));
        throw new IOException($"The storage failed on purpose: {fault}.");
    }
}
