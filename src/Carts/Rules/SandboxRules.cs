namespace PartnerCarts.Carts;

/// <summary>The caps of a sandbox, where they are on (line error 10009; contract.md 18.3, 18.5).</summary>
internal static class SandboxRules
{
    private const int Seats = 25;
    private const int Reservations = 2;

    /// <param name="line">The line.</param>
    /// <param name="item">Its item.</param>
    /// <param name="context">Whether they are on, and what the customer has.</param>
    /// <param name="reservations">How many reservations the whole cart would add.</param>
    public static LineError? Check(CartLine line, CatalogItem item, CartContext context, long reservations)
    {
        if (!context.Limits.SandboxCaps)
            return null;
        if (item.Kind is not ItemKind.Reservation)
            return line.Quantity <= Seats
                ? null
                : Fault($"quantity {line.Quantity} of item {item.Id} is above {Seats}, the cap of a sandbox.");
        var owned = context
            .Purchases.All.Where(purchase => purchase is { Kind: ItemKind.Reservation, IsActive: true })
            .Sum(purchase => (long)purchase.Quantity);
        return owned + reservations <= Reservations
            ? null
            : Fault(
                $"The cart has {reservations} reservations and the customer {owned}; a sandbox has {Reservations} for "
                    + "each customer."
            );
    }

    private static LineError Fault(string description) => new(LineErrorCode.SandboxLimitExceeded, description);
}
