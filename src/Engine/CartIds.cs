using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The ids that a create, or an order without a cart, tries one by one. With a request id they follow from the request,
/// so that its repeat finds what the first has made.
/// </summary>
public static class CartIds
{
    /// <summary>How many ids a request id leads to, before a random one is taken.</summary>
    public const int ChainLength = 9;

    // Stored ids follow from these; both are 22 bytes, which the name below has a place for.
    private static readonly byte[] ForCart = Encoding.UTF8.GetBytes("PartnerCarts/cart-id/1");
    private static readonly byte[] ForOrder = Encoding.UTF8.GetBytes("PartnerCarts/orderid/1");

    /// <summary>For a create.</summary>
    public static IEnumerable<Guid> For(Guid partner, Guid customerId, IdempotencyKey idempotency) =>
        Chain(ForCart, partner, customerId, idempotency);

    /// <summary>For an order without a cart, whose request may have the same id and body as a create.</summary>
    public static IEnumerable<Guid> ForOrderOf(Guid partner, Guid customerId, IdempotencyKey idempotency) =>
        Chain(ForOrder, partner, customerId, idempotency);

    private static IEnumerable<Guid> Chain(byte[] purpose, Guid partner, Guid customerId, IdempotencyKey idempotency)
    {
        if (idempotency.HasRequest)
            for (var salt = 0; salt < ChainLength; salt++)
                yield return Derive(purpose, partner, customerId, idempotency, (byte)salt);

        yield return Guid.NewGuid();
    }

    private static Guid Derive(byte[] purpose, Guid partner, Guid customerId, IdempotencyKey idempotency, byte salt)
    {
        Span<byte> name = stackalloc byte[22 + (4 * 16) + 1];
        purpose.CopyTo(name);
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
