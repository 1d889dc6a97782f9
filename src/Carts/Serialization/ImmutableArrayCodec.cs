using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace PartnerCarts.Carts;

/// <summary>
/// In place of Orleans' own codec, which copies the array with every write and every read. The bytes are the same: an
/// object whose only field is the array, null for default.
/// </summary>
internal sealed class ImmutableArrayCodec<T>(IFieldCodec<T[]> arrays) : IFieldCodec<ImmutableArray<T>>
{
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer,
        uint fieldIdDelta,
        Type? expectedType,
        ImmutableArray<T> value
    )
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteStartObject(fieldIdDelta, expectedType, typeof(ImmutableArray<T>));
        arrays.WriteField(ref writer, 0, typeof(T[]), ImmutableCollectionsMarshal.AsArray(value)!);
        writer.WriteEndObject();
    }

    public ImmutableArray<T> ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireTypeTagDelimited();
        T[]? items = null;
        uint id = 0;
        for (var header = reader.ReadFieldHeader(); !header.IsEndBaseOrEndObject; header = reader.ReadFieldHeader())
        {
            id += header.FieldIdDelta;
            if (id == 0)
                items = arrays.ReadValue(ref reader, header);
            else
                reader.ConsumeUnknownField(header);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }
}
