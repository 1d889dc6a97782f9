using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>What makes a request recognisable when it comes again (contract.md 9).</summary>
/// <param name="Request">The client's <c>MS-RequestId</c>; empty when it gave none, or the zero GUID.</param>
/// <param name="Body">The first half of the SHA-256 of the raw body.</param>
/// <param name="Operation">The id that an HTTP API gives to one HTTP request and repeats with each of its own attempts;
/// empty where it makes one attempt only.</param>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    Alias("partnercarts.model.idempotency-key")
]
public readonly record struct IdempotencyKey(
    [property: Id(0)] Guid Request,
    [property: Id(1)] UInt128 Body,
    [property: Id(2)] Guid Operation
)
{
    public bool HasRequest => Request != Guid.Empty;

    public bool HasOperation => Operation != Guid.Empty;

    /// <summary>Whether both name the same request of the same client, or are attempts of the same operation.</summary>
    public bool IsRepeatOf(IdempotencyKey earlier) =>
        (HasOperation && Operation == earlier.Operation)
        || (HasRequest && Request == earlier.Request && Body == earlier.Body);

    /// <summary>
    /// The id that stands for the header's text: a GUID is itself, any other text is an opaque key (contract.md 9 item
    /// 6).
    /// </summary>
    public static Guid RequestIdOf(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return Guid.Empty;
        if (Guid.TryParse(header, out var id))
            return id;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(header), hash);
        return NameBasedGuid.FromHash(hash);
    }

    /// <summary>The hash that stands for a raw body.</summary>
    public static UInt128 HashOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
