using System.Buffers;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;

namespace PartnerCarts.Carts;

/// <summary>
/// How state is stored, the same bytes in every store: what Orleans' version-tolerant serializer makes of the members
/// by their ids. Members that the reading build does not know are skipped; those that the writing build did not know
/// get their defaults.
/// </summary>
public sealed class StateSerializer(Serializer serializer)
{
    /// <summary>
    /// Of the first field's header: an object of the expected type. The stores of builds before the first release begin
    /// otherwise.
    /// </summary>
    private const byte FirstByte = 0x20;

    // A cart of unusual size should not cost its size on every thread for ever.
    private const int KeptScratch = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_scratch;

    /// <summary>The state's bytes.</summary>
    public byte[] ToBytes<T>(T state) => Scratch(state).ToArray();

    /// <summary>As <see cref="ToBytes"/>, in an array of the shared pool, which the caller gives back.</summary>
    public ArraySegment<byte> ToRented<T>(T state)
    {
        var written = Scratch(state);
        var rented = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(rented);
        return new ArraySegment<byte>(rented, 0, written.Length);
    }

    /// <exception cref="StateUnreadableException">This build cannot read the bytes.</exception>
    public T Read<T>(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != FirstByte)
            throw new StateUnreadableException(
                $"{bytes.Length} stored bytes were not written by a released version of this service. Start with "
                    + $"an empty store, or erase the record."
            );
        var state = Deserialize<T>(bytes);
        var isKnown = state switch
        {
            Cart cart => KnownValues.In(cart),
            Order order => KnownValues.In(order),
            _ => true,
        };
        return isKnown
            ? state
            : throw new StateUnreadableException(
                $"The stored {typeof(T).Name} has a value that this build does not know: it was written by a "
                    + $"later version, or is damaged."
            );
    }

    private T Deserialize<T>(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var session = serializer.SessionPool.GetSession();
            var reader = Reader.Create(bytes, session);
            var state = serializer.Deserialize<T, SpanReaderInput>(ref reader);
            if (reader.Position == bytes.Length && state is not null)
                return state;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // Whatever the serializer throws, the cause is in the bytes.
            throw new StateUnreadableException(
                $"The {bytes.Length} bytes of a stored {typeof(T).Name} are damaged: {damage.Message}",
                damage
            );
        }

        throw new StateUnreadableException(
            $"The {bytes.Length} bytes of a stored {typeof(T).Name} are damaged: they do not end where they should."
        );
    }

    private ReadOnlySpan<byte> Scratch<T>(T state)
    {
        var scratch = s_scratch ?? new ArrayBufferWriter<byte>(1024);
        scratch.ResetWrittenCount();
        serializer.Serialize(state, scratch);
        s_scratch = scratch.Capacity <= KeptScratch ? scratch : null;
        return scratch.WrittenSpan;
    }
}
