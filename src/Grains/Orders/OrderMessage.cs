using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>An order and where it came from, on its way and in the store.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.order-message.1")]
public sealed record OrderMessage
{
    /// <summary>As <see cref="OrderForm"/> writes it.</summary>
    [Id(0)]
    public required byte[] Order { get; init; }

    [Id(1)]
    public Guid CartId { get; init; }

    [Id(2)]
    public int Sequence { get; init; }

    public static OrderMessage From(PlacedOrder booked) =>
        new()
        {
            Order = OrderForm.ToBytes(booked.Order),
            CartId = booked.CartId,
            Sequence = booked.Sequence,
        };

    /// <exception cref="StoredFormException">The order is damaged or of a newer version.</exception>
    public PlacedOrder ToPlaced() => new(OrderForm.Read(Order), CartId, Sequence);
}
