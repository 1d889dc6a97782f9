using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>
/// A store that answers a write after 1 ms and works for nobody: what is measured over it is the cluster's own cost. A
/// record's bytes are copied over those before, so that the collector has as little to do with them as it has with a
/// database's.
/// </summary>
internal sealed class DelayedStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ExactDelay _delay = new(TimeSpan.FromMilliseconds(1));
    private readonly ConcurrentDictionary<GrainId, Record> _records = new();
    private long _version;

    public static void Exchange(WebApplicationBuilder builder) =>
        builder.Services.AddGrainStorage(GrainStores.Carts, static (services, _) =>
            ActivatorUtilities.CreateInstance<DelayedStorage>(services)
        );

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _records.TryGetValue(grainId, out var record);
        grainState.ETag = record?.Tag;
        grainState.State = record is null ? default : serializer.Deserialize<T>(new BinaryData(record.Body));
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = serializer.Serialize(grainState.State).ToMemory();
        await _delay.Wait();
        grainState.ETag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        _records.GetOrAdd(grainId, static _ => new Record()).Keep(grainState.ETag, body.Span);
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

        public byte[] Body => _bytes[.._length];

        public void Keep(string tag, ReadOnlySpan<byte> body)
        {
            (Tag, _length) = (tag, body.Length);
            if (_bytes.Length < _length)
                _bytes = new byte[_length + (_length / 2)];
            body.CopyTo(_bytes);
        }
    }
}
