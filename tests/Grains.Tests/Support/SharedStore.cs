using System.Collections.Concurrent;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>
/// A store outside of the silos, as a database is: it survives them, several clusters can share it, and it compares
/// versions. Tests count what is in it and make it fail.
/// </summary>
internal sealed class SharedStore : IGrainStorage, ICustomerRecords
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (string Tag, byte[] Body)> _rows = new();
    private long _tags;

    private static GrainStateSerializer Serializer { get; } = new(Serialized.Serializer);

    /// <summary>Runs before each write or delete is carried out; what it throws, the writer sees.</summary>
    public Func<GrainId, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after each write or delete has been carried out; what it throws, the writer sees.</summary>
    public Func<GrainId, Task> AfterWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs before each read.</summary>
    public Func<GrainId, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    public int LargestRecord => _rows.IsEmpty ? 0 : _rows.Values.Max(row => row.Body.Length);

    public int CountOf(string grainType) => _rows.Keys.Count(key => key.Grain.Type.ToString() == grainType);

    /// <summary>Stores bytes that nobody here has written.</summary>
    public void Put(string grainType, string key, string state, byte[] body) =>
        _rows[(state, GrainId.Create(grainType, key))] = ("0", body);

    public byte[]? Find(string grainType, string key) =>
        _rows
            .Where(row => row.Key.Grain == GrainId.Create(grainType, key))
            .Select(row => row.Value.Body)
            .SingleOrDefault();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeRead(grainId);
        var isThere = _rows.TryGetValue((stateName, grainId), out var row);
        grainState.RecordExists = isThere;
        grainState.ETag = isThere ? row.Tag : null;
        grainState.State = isThere ? Serializer.Deserialize<T>(new BinaryData(row.Body)) : default;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeWrite(grainId);
        var body = Serializer.Serialize(grainState.State).ToArray();
        lock (_rows)
        {
            Expect(stateName, grainId, grainState.ETag);
            grainState.ETag = $"{++_tags}";
            _rows[(stateName, grainId)] = (grainState.ETag, body);
        }

        grainState.RecordExists = true;
        await AfterWrite(grainId);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeWrite(grainId);
        lock (_rows)
        {
            Expect(stateName, grainId, grainState.ETag);
            _rows.TryRemove((stateName, grainId), out _);
        }

        grainState.RecordExists = false;
        grainState.ETag = null;
        await AfterWrite(grainId);
    }

    public ValueTask<IReadOnlyList<CartKey>> Carts(Guid customer, int most) =>
        ValueTask.FromResult<IReadOnlyList<CartKey>>([
            .. KeysOf(CartGrain.TypeName)
                .Select(text => CartKey.TryParse(text, out var key) ? key : default)
                .Where(key => key.CustomerId == customer)
                .Take(most),
        ]);

    public ValueTask<IReadOnlyList<GrainId>> Orders(Guid customer, int most) =>
        ValueTask.FromResult<IReadOnlyList<GrainId>>([
            .. _rows
                .Keys.Select(row => row.Grain)
                .Where(grain =>
                    grain.Type.ToString() != CartGrain.TypeName
                    && grain.Key.ToString()!.Split('/')[1] == $"{customer:D}"
                )
                .Take(most),
        ]);

    private IEnumerable<string> KeysOf(string grainType) =>
        _rows.Keys.Where(row => row.Grain.Type.ToString() == grainType).Select(row => row.Grain.Key.ToString()!);

    private void Expect(string stateName, GrainId grainId, string? tag)
    {
        var stored = _rows.TryGetValue((stateName, grainId), out var row) ? row.Tag : null;
        if (stored != tag)
            throw new InconsistentStateException(
                $"{grainId} is stored in version {stored}",
                stored ?? "none",
                tag ?? "none"
            );
    }
}
