using PartnerCarts.Carts;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// Names one row of one table. The order makes batches that overlap take their locks in the same order.
/// </summary>
internal abstract class RowKey : IComparable<RowKey>
{
    public abstract RowTable Table { get; }

    /// <summary>
    /// The same for equal keys: chooses the queue, so that writes of one row never overtake each other.
    /// </summary>
    public abstract uint Hash { get; }

    public abstract int CompareTo(RowKey? other);
}

internal sealed class CartRowKey(CartKey cart) : RowKey
{
    public CartKey Cart => cart;

    public override RowTable Table => CartTable.Instance;

    public override uint Hash => (uint)cart.GetHashCode();

    public override int CompareTo(RowKey? other) =>
        other is not CartRowKey that ? -1
        : cart.CustomerId.CompareTo(that.Cart.CustomerId) is var order and not 0 ? order
        : cart.CartId.CompareTo(that.Cart.CartId);

    public override string ToString() => $"cart {cart}";
}

internal sealed class GrainRowKey(string stateName, GrainId grain) : RowKey
{
    public GrainId Grain => grain;

    public string StateName => stateName;

    public override RowTable Table => GrainTable.Instance;

    public override uint Hash => grain.GetUniformHashCode();

    public override int CompareTo(RowKey? other) =>
        other is not GrainRowKey that ? 1
        : grain.CompareTo(that.Grain) is var order and not 0 ? order
        : string.CompareOrdinal(stateName, that.StateName);

    public override string ToString() => $"{stateName} of {grain}";
}
