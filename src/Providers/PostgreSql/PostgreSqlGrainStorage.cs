using System.Globalization;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// Keeps grains' state in PostgreSQL, carts in a table of their own. A write is durable when its task ends, and happens
/// only if what is stored is what the writer has read: the tag is the stored version, of which none ever recurs.
/// </summary>
internal sealed class PostgreSqlGrainStorage(string name, WriteQueues rows, IGrainStorageSerializer serializer)
    : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await rows.Read(Key(stateName, grainId));
        grainState.State = row is null ? default : serializer.Deserialize<T>(new BinaryData(row.Body));
        grainState.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        var body = serializer.Serialize(grainState.State).ToArray();
        // A cart says itself when it is due; no other state is looked for by time.
        var content = new RowContent(body, key is CartRowKey ? ColumnsOf(grainState.State) : null);
        var version = await (
            grainState.ETag is { } tag
                ? rows.Write(key, RowChange.Update, Version(tag), content)
                : rows.Write(key, RowChange.Insert, 0, content)
        );
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Without a tag the grain has found nothing, so nothing is to be removed.
        if (grainState.ETag is { } tag)
            await rows.Write(Key(stateName, grainId), RowChange.Delete, Version(tag), null);
        grainState.State = default!;
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private RowKey Key(string stateName, GrainId grain)
    {
        if (name != GrainStores.Carts)
            return new GrainRowKey(stateName, grain);
        return CartKey.TryParse(grain.Key.ToString(), out var cart)
            ? new CartRowKey(cart)
            : throw new InvalidOperationException(
                $"Storage {name} keeps carts, and grain {grain} is none: its key is not customer-id/cart-id."
            );
    }

    private CartColumns ColumnsOf<T>(T state) =>
        state is Cart cart
            ? new CartColumns(cart.Due, cart.Created)
            : throw new NotSupportedException($"Storage {name} keeps carts and nothing else, such as {typeof(T)}.");

    private static long Version(string tag) =>
        long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new InconsistentStateException(
                $"\"{tag}\" is no tag of this storage.",
                storedEtag: null,
                currentEtag: tag
            );
}
