using System.Globalization;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo.PostgreSql;

/// <summary>
/// Keeps grains' state in PostgreSQL, carts in a table of their own. A write is durable when its task ends, and happens
/// only if what is stored is what the writer has read: the tag is the stored version, of which none ever recurs.
/// </summary>
internal sealed class PostgreSqlGrainStorage(string name, WriteQueues rows) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Ours(grainState);
        var row = await rows.Read(Key(stateName, grainId));
        state.State = row is null ? new StoredForm() : new StoredForm { Form = row.Form, Body = row.Body };
        state.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        state.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Ours(grainState);
        var key = Key(stateName, grainId);
        // A copy: the grain may go on and change its own while the write is in line.
        var form = new StoredForm
        {
            Form = state.State?.Form ?? 0,
            Body = state.State?.Body
                ?? throw new InvalidOperationException(
                    $"The {key} was not written: it has no body. What is not to be kept is cleared."
                ),
            Due = state.State.Due,
        };
        if (key is CartRowKey && form.Due is null)
            throw new InvalidOperationException($"The {key} was not written: nothing says when it is due.");
        var version = await (
            state.ETag is { } tag
                ? rows.Write(key, RowChange.Update, Version(tag), form)
                : rows.Write(key, RowChange.Insert, 0, form)
        );
        state.ETag = version.ToString(CultureInfo.InvariantCulture);
        state.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Ours(grainState);
        // Without a tag the grain has found nothing, so nothing is to be removed.
        if (state.ETag is { } tag)
            await rows.Write(Key(stateName, grainId), RowChange.Delete, Version(tag), null);
        state.State = new StoredForm();
        state.ETag = null;
        state.RecordExists = false;
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

    private static IGrainState<StoredForm> Ours<T>(IGrainState<T> state) =>
        state as IGrainState<StoredForm>
        ?? throw new NotSupportedException(
            $"This storage keeps {nameof(StoredForm)} and nothing else, such as {typeof(T)}."
        );

    private static long Version(string tag) =>
        long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new InconsistentStateException(
                $"\"{tag}\" is no tag of this storage.",
                storedEtag: null,
                currentEtag: tag
            );
}
