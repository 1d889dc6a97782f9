using System.Buffers;
using Orleans;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace PartnerCarts.Carts;

/// <summary>
/// Entries as the bytes that they are: a cart may have three thousand of them, and every change writes.
/// </summary>
[RegisterSerializer]
internal sealed class RecentEntriesCodec : IFieldCodec<RecentEntries>
{
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer,
        uint fieldIdDelta,
        Type? expectedType,
        RecentEntries value
    )
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(RecentEntries), WireType.LengthPrefixed);
        var bytes = value.Bytes;
        writer.WriteVarUInt32((uint)bytes.Length);
        writer.Write(bytes);
    }

    public RecentEntries ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireType(WireType.LengthPrefixed);
        return RecentEntries.Owning(reader.ReadBytes(reader.ReadVarUInt32()));
    }
}
