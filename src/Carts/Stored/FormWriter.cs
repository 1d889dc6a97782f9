using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace PartnerCarts.Carts;

/// <summary>
/// The primitives of the stored form: variable-length integers, length-prefixed UTF-8, little-endian fixed sizes.
/// </summary>
internal ref struct FormWriter(IBufferWriter<byte> output)
{
    private const int LongestVarint = 10;

    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>0 for null, 1 for false, 2 for true.</summary>
    public void OptionalBool(bool? value) =>
        Byte(
            value switch
            {
                null => 0,
                false => 1,
                true => 2,
            }
        );

    public void Integer(ulong value)
    {
        var span = output.GetSpan(LongestVarint);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    public void Count(int value) => Integer((ulong)value);

    public void Int32(int value) => Integer((uint)value);

    public void OptionalInt32(int? value)
    {
        Bool(value is not null);
        if (value is { } number)
            Int32(number);
    }

    public void Guid(Guid value)
    {
        value.TryWriteBytes(output.GetSpan(16));
        output.Advance(16);
    }

    public void UInt128(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128BigEndian(output.GetSpan(16), value);
        output.Advance(16);
    }

    /// <summary>UTC ticks.</summary>
    public void Time(DateTimeOffset value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), value.UtcTicks);
        output.Advance(8);
    }

    public void OptionalTime(DateTimeOffset? value)
    {
        Bool(value is not null);
        if (value is { } time)
            Time(time);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Count(length);
        Encoding.UTF8.GetBytes(value, output.GetSpan(length));
        output.Advance(length);
    }

    public void OptionalText(string? value)
    {
        Bool(value is not null);
        if (value is not null)
            Text(value);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        output.Write(value);
    }

    /// <summary>0 for default (not given), else the length plus 1.</summary>
    public ReadOnlySpan<T> OptionalLength<T>(ImmutableArray<T> values)
    {
        Count(values.IsDefault ? 0 : values.Length + 1);
        return values.AsSpan();
    }

    public void Pairs(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        foreach (var (key, value) in OptionalLength(pairs))
        {
            Text(key);
            Text(value);
        }
    }

    public void Participants(ImmutableArray<Participant> participants)
    {
        foreach (var (kind, id) in OptionalLength(participants))
        {
            Byte((byte)kind);
            Text(id);
        }
    }

    public void Stamp(IdempotencyKey stamp)
    {
        Guid(stamp.Request);
        UInt128(stamp.Body);
        Guid(stamp.Operation);
    }
}
