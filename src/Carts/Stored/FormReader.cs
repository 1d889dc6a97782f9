using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace PartnerCarts.Carts;

/// <summary>
/// Reads what <see cref="FormWriter"/> writes. Damaged input ends in <see cref="StoredFormException"/>, whatever it
/// holds.
/// </summary>
internal ref struct FormReader(ReadOnlySpan<byte> input)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly int _length = input.Length;
    private ReadOnlySpan<byte> _rest = input;

    public byte Byte() => Take(1)[0];

    public bool Bool() =>
        Byte() switch
        {
            0 => false,
            1 => true,
            var other => throw Damaged($"{other} is no boolean"),
        };

    public bool? OptionalBool() =>
        Byte() switch
        {
            0 => null,
            1 => false,
            2 => true,
            var other => throw Damaged($"{other} is no optional boolean"),
        };

    public ulong Integer()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Damaged("an integer does not end");
    }

    /// <summary>
    /// A number of things that take a byte each at least, so that damage cannot ask for more memory than the input has.
    /// </summary>
    public int Count()
    {
        var value = Integer();
        return value <= (ulong)_rest.Length + 1 ? (int)value : throw Damaged($"a count of {value} exceeds the input");
    }

    public int Int32() => unchecked((int)(uint)Integer());

    public int? OptionalInt32() => Bool() ? Int32() : null;

    public Guid Guid() => new(Take(16));

    public UInt128 UInt128() => BinaryPrimitives.ReadUInt128BigEndian(Take(16));

    public DateTimeOffset Time()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(Take(8));
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw Damaged($"{ticks} is no time");
    }

    public DateTimeOffset? OptionalTime() => Bool() ? Time() : null;

    public string Text()
    {
        var bytes = Take(Count());
        try
        {
            return StringPool.OfAscii(bytes) ?? StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new StoredFormException("The stored form is damaged: a text is not UTF-8.", invalid);
        }
    }

    public string? OptionalText() => Bool() ? Text() : null;

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> Rest() => Take(_rest.Length);

    /// <summary>-1 for default (not given).</summary>
    public int OptionalLength() => Count() - 1;

    public ImmutableArray<KeyValuePair<string, string>> Pairs()
    {
        var length = OptionalLength();
        if (length < 0)
            return default;
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(length);
        for (var i = 0; i < length; i++)
            pairs.Add(new(Text(), Text()));
        return pairs.MoveToImmutable();
    }

    public ImmutableArray<Participant> Participants()
    {
        var length = OptionalLength();
        if (length < 0)
            return default;
        var participants = ImmutableArray.CreateBuilder<Participant>(length);
        for (var i = 0; i < length; i++)
            participants.Add(new((ParticipantKind)Byte(), Text()));
        return participants.MoveToImmutable();
    }

    public IdempotencyKey Stamp() => new(Guid(), UInt128(), Guid());

    /// <summary>Bytes behind the end would be a form that this reader does not understand.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
            throw Damaged($"{_rest.Length} bytes are left over");
    }

    public readonly StoredFormException Damaged(string what) =>
        new($"The stored form is damaged: at byte {_length - _rest.Length} of {_length}, {what}.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw Damaged($"{count} bytes are expected and {_rest.Length} are left");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
