using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The ids that a create tries, one after another. With a request id they follow from the request, so that its repeat
/// finds the first cart.
/// </summary>
public static class CartIds
{
    /// <summary>How many ids a request id leads to, before a random one is taken.</summary>
    public const int ChainLength = 9;

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("PartnerCarts/cart-id/1");

    public static IEnumerable<Guid> For(Guid partner, Guid customerId, IdempotencyKey idempotency)
    {
        if (idempotency.HasRequest)
            for (var salt = 0; salt < ChainLength; salt++)
                yield return Derive(partner, customerId, idempotency, (byte)salt);

        yield return Guid.NewGuid();
    }

    private static Guid Derive(Guid partner, Guid customerId, IdempotencyKey idempotency, byte salt)
    {
        Span<byte> name = stackalloc byte[22 + (4 * 16) + 1];
        Purpose.CopyTo(name);
        partner.TryWriteBytes(name[22..]);
        customerId.TryWriteBytes(name[38..]);
        idempotency.Request.TryWriteBytes(name[54..]);
        BinaryPrimitives.WriteUInt128BigEndian(name[70..], idempotency.Body);
        name[86] = salt;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        return NameBasedGuid.FromHash(hash);
    }
}
