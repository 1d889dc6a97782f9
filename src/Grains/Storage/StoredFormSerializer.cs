using Orleans.Storage;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Lets the bytes of <see cref="StoredForm"/> pass through to providers that ask for a serializer: four bytes of header
/// ("PC", this header's version, the form's), then the body. So a blob holds what a row elsewhere holds, and no type
/// name is ever stored.
/// </summary>
public sealed class StoredFormSerializer : IGrainStorageSerializer
{
    private const int HeaderSize = 4;
    private const byte HeaderVersion = 1;

    public BinaryData Serialize<T>(T? input)
    {
        if (input is not StoredForm { Body: { } body, Form: var form })
            throw new NotSupportedException(
                $"Only records of {nameof(StoredForm)} with a body are stored, not {typeof(T).Name}."
            );
        var bytes = new byte[HeaderSize + body.Length];
        bytes[0] = (byte)'P';
        bytes[1] = (byte)'C';
        bytes[2] = HeaderVersion;
        bytes[3] = checked((byte)form);
        body.CopyTo(bytes.AsSpan(HeaderSize));
        return new BinaryData(bytes);
    }

    /// <exception cref="StoredFormException">The bytes are not what <see cref="Serialize"/> writes.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        var bytes = input.ToMemory().Span;
        if (bytes.Length < HeaderSize || bytes[0] != 'P' || bytes[1] != 'C' || bytes[2] != HeaderVersion)
            throw new StoredFormException(
                $"A record of {bytes.Length} bytes does not begin with the header of version {HeaderVersion}: it "
                    + $"was not written by this service, or by a newer build."
            );
        return new StoredForm { Form = bytes[3], Body = bytes[HeaderSize..].ToArray() } is T state
            ? state
            : throw new NotSupportedException(
                $"Only records of {nameof(StoredForm)} are stored, not {typeof(T).Name}."
            );
    }
}
