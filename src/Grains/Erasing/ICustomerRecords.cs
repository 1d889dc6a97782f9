namespace PartnerCarts.Grains;

/// <summary>
/// Finds what a store's order book holds of one customer, whoever the partner. For an operator's command: it may read
/// much more than it finds.
/// </summary>
public interface ICustomerRecords
{
    /// <summary>The customer's records of the order book (<see cref="GrainStores.Orders"/>), at most so many.</summary>
    ValueTask<IReadOnlyList<GrainId>> Orders(Guid customer, int most);
}
