namespace PartnerCarts.Grains;

/// <summary>
/// Finishes what a silo or a store that failed has left: changes of orders whose cancelled lines are still counted
/// among what the customer bought. The customer's record names them, because it is written before the order is.
/// </summary>
internal static class OrderChanges
{
    /// <summary>Whether there were any, so that what the customer bought has to be looked at again.</summary>
    public static async Task<bool> Settle(IGrainFactory grains, string customer)
    {
        var begun = await OrderKeys.Customer(grains, customer).Changing();
        foreach (var change in begun.Select(OrderChange.Parse))
            await OrderKeys.Order(grains, customer, change.OrderId).Settle(change.Number);
        return begun.Length > 0;
    }
}
