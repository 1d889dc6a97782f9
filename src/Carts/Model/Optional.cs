using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// A member of a request that may be absent, which is not the same as null (contract.md 7.3). Default is absent.
/// </summary>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    Alias("partnercarts.model.optional`1")
]
public readonly record struct Optional<T>([property: Id(0)] T Value)
{
    /// <summary>Whether the client sent the member, be it null.</summary>
    [Id(1)]
    public bool IsGiven { get; private init; } = true;

    /// <summary>The given value, or <paramref name="otherwise"/> where the member is absent.</summary>
    public T Or(T otherwise) => IsGiven ? Value : otherwise;
}
