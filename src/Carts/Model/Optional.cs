namespace PartnerCarts.Carts;

/// <summary>
/// A member of a request that may be absent, which is not the same as null (contract.md 7.3). Default is absent.
/// </summary>
public readonly record struct Optional<T>(T Value)
{
    /// <summary>Whether the client sent the member, be it null.</summary>
    public bool IsGiven { get; } = true;

    /// <summary>The given value, or <paramref name="otherwise"/> where the member is absent.</summary>
    public T Or(T otherwise) => IsGiven ? Value : otherwise;
}
