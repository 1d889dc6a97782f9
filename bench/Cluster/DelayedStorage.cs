using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>A store that answers a write after 1 ms and works for nobody: what is measured over it is the cluster's own cost.</summary>
internal sealed class DelayedStorage : IGrainStorage
{
    private readonly ExactDelay _delay = new(TimeSpan.FromMilliseconds(1));
    private readonly ConcurrentDictionary<GrainId, (string? Tag, StoredForm? Form)> _records = new();
    private long _version;

    public static void Exchange(WebApplicationBuilder builder) => builder.Services.AddGrainStorage(GrainStores.Carts, static (_, _) => new DelayedStorage());

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (IGrainState<StoredForm>)grainState;
        state.RecordExists = _records.TryGetValue(grainId, out var record);
        state.ETag = record.Tag;
        state.State = record.Form ?? new StoredForm();
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (IGrainState<StoredForm>)grainState;
        await _delay.Wait();
        state.ETag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
        state.RecordExists = true;
        _records[grainId] = (state.ETag, state.State);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove(grainId, out _);
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
