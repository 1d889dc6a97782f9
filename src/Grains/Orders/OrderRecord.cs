using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>An order and where it came from, on its way and in the store.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.order-record")]
public sealed record OrderRecord
{
    [Id(0)]
    public required Order Order { get; init; }

    [Id(1)]
    public Guid CartId { get; init; }

    [Id(2)]
    public int Sequence { get; init; }

    public static OrderRecord From(PlacedOrder booked) =>
        new()
        {
            Order = booked.Order,
            CartId = booked.CartId,
            Sequence = booked.Sequence,
        };

    /// <exception cref="CartsUnavailableException">The order has a value that only a later build knows.</exception>
    public PlacedOrder ToPlaced() =>
        KnownValues.In(Order)
            ? new PlacedOrder(Order, CartId, Sequence)
            : throw new CartsUnavailableException(
                $"Order {Order.Id} was written by a later version of this service; ask a process of that version."
            );
}
