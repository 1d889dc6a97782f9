using System.Buffers.Binary;

namespace PartnerCarts.Grains;

/// <summary>
/// How an order rests in its record: a byte of version, the cart's id, the checkout's sequence, then the order's own
/// form.
/// </summary>
internal static class OrderRecord
{
    public const int Version = 1;

    private const int HeaderSize = 1 + 16 + 4;

    public static StoredForm Write(OrderMessage order)
    {
        var body = new byte[HeaderSize + order.Order.Length];
        body[0] = Version;
        order.CartId.TryWriteBytes(body.AsSpan(1));
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(17), order.Sequence);
        order.Order.CopyTo(body.AsSpan(HeaderSize));
        return new StoredForm { Form = Version, Body = body };
    }

    public static OrderMessage Read(byte[] body) =>
        body.Length > HeaderSize && body[0] == Version
            ? new OrderMessage
            {
                CartId = new Guid(body.AsSpan(1, 16)),
                Sequence = BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(17)),
                Order = body[HeaderSize..],
            }
            : throw new PartnerCarts.Carts.StoredFormException("The order's record is damaged, or of a newer version.");
}
