using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>
/// A store that answers a write after 1 ms and works for nobody: what is measured over it is the cluster's own cost. A
/// record's bytes are copied over those before, so that the collector has as little to do with them as it has with a
/// database's.
/// </summary>
internal sealed class DelayedStorage : IGrainStorage
{
    private readonly ExactDelay _delay = new(TimeSpan.FromMilliseconds(1));
    private readonly ConcurrentDictionary<GrainId, Record> _records = new();
    private long _version;

    public static void Exchange(WebApplicationBuilder builder) =>
        builder.Services.AddGrainStorage(GrainStores.Carts, static (_, _) => new DelayedStorage());

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (IGrainState<StoredForm>)grainState;
        state.RecordExists = _records.TryGetValue(grainId, out var record);
        state.ETag = record?.Tag;
        state.State = record is null ? new StoredForm() : new StoredForm { Form = record.Form, Body = record.Body };
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (IGrainState<StoredForm>)grainState;
        await _delay.Wait();
        state.ETag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
        state.RecordExists = true;
        _records.GetOrAdd(grainId, static _ => new Record()).Keep(state.ETag, state.State!);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove(grainId, out _);
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    /// <summary>Written by its grain alone.</summary>
    private sealed class Record
    {
        private byte[] _bytes = [];
        private int _length;

        public string? Tag { get; private set; }

        public int Form { get; private set; }

        public byte[] Body => _bytes[.._length];

        public void Keep(string tag, StoredForm form)
        {
            (Tag, Form, _length) = (tag, form.Form, form.Body!.Length);
            if (_bytes.Length < _length)
                _bytes = new byte[_length + (_length / 2)];
            form.Body.CopyTo(_bytes, 0);
        }
    }
}
