namespace PartnerCarts.Engine;

/// <summary>Which customers each partner may act for.</summary>
public interface IRelationships
{
    /// <summary>Completes at once for an answer that is known.</summary>
    ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation);

    /// <summary>The customers of the partner that are known by name; not all that it may act for need be.</summary>
    IReadOnlyCollection<Guid> CustomersOf(Guid partner) => [];
}

/// <summary>How a partner stands to a customer.</summary>
public enum Relationship
{
    /// <summary>The partner may not act for the customer, who may not even exist (403/20002).</summary>
    None,

    /// <summary>The partner may act for the customer.</summary>
    Exists,

    /// <summary>Whoever knows does not answer (503).</summary>
    Unclear,
}

/// <summary>
/// Where no relationships are configured, every partner may act for every customer, whose carts are its own all the
/// same.
/// </summary>
internal sealed class AnyCustomer : IRelationships
{
    public ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation) =>
        new(Relationship.Exists);
}
