using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// How much a customer promises to spend with a savings plan (contract.md 18.2): so much money for each grain of time.
/// What the client sent, except that blank texts are null.
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.purchase-commitment")
]
public sealed record PurchaseCommitment
{
    /// <summary>In units of <see cref="Currency"/> for each <see cref="Grain"/>; null when not given.</summary>
    [Id(0)]
    public decimal? Amount { get; init; }

    /// <summary>Three letters, in the client's case; null when not given.</summary>
    [Id(1)]
    public string? Currency { get; init; }

    /// <summary>Hourly is the only one seen; null when not given.</summary>
    [Id(2)]
    public string? Grain { get; init; }
}
