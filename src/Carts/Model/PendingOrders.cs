using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>Orders of a cart that their processor finishes later, and when it is next asked about them.</summary>
/// <param name="Ids">One at least.</param>
/// <param name="NextLook">When the processor is asked again.</param>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.pending-orders")
]
public sealed record PendingOrders(
    [property: Id(0)] ImmutableArray<string> Ids,
    [property: Id(1)] DateTimeOffset NextLook
);
