using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// What a client asks a cart to be: the body of a create or an update, without the members that the server owns
/// (contract.md 5).
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.cart-draft")
]
public sealed record CartDraft
{
    /// <summary>Default when the body has no <c>lineItems</c>.</summary>
    [Id(0)]
    public ImmutableArray<LineDraft> Lines { get; init; }

    [Id(1)]
    public Optional<bool?> PartnerOnRecordAttestationAccepted { get; init; }

    /// <summary>Every line and addon, base before its addons.</summary>
    public IEnumerable<LineDraft> AllLines()
    {
        if (Lines.IsDefault)
            yield break;
        foreach (var line in Lines)
        {
            yield return line;
            if (line.Addons.Value is { IsDefault: false } addons)
                foreach (var addon in addons)
                    yield return addon;
        }
    }
}

/// <summary>
/// What a client asks a line to be. The optional members are those that an update keeps when it does not name them
/// (contract.md 7.3).
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.line-draft")
]
public sealed record LineDraft
{
    /// <summary>Null when not given, or not an int32 of 0 or more (contract.md 7.1 item 6).</summary>
    [Id(0)]
    public int? Id { get; init; }

    [Id(1)]
    public string? CatalogItemId { get; init; }

    [Id(2)]
    public string? FriendlyName { get; init; }

    /// <summary>Null when not given.</summary>
    [Id(3)]
    public int? Quantity { get; init; }

    [Id(4)]
    public string? CurrencyCode { get; init; }

    [Id(5)]
    public BillingCycle? BillingCycle { get; init; }

    [Id(6)]
    public Optional<string?> TermDuration { get; init; }

    [Id(7)]
    public Optional<string?> PromotionId { get; init; }

    [Id(8)]
    public Optional<string?> RenewsToTerm { get; init; }

    [Id(9)]
    public Optional<DateTimeOffset?> CustomTermEnd { get; init; }

    [Id(10)]
    public Optional<bool?> AttestationAccepted { get; init; }

    /// <summary>Given null is "none"; absent keeps what is stored.</summary>
    [Id(11)]
    public Optional<ImmutableArray<LineDraft>?> Addons { get; init; }

    /// <summary>Default when not given.</summary>
    [Id(12)]
    public ImmutableArray<Participant> Participants { get; init; }

    /// <summary>Keys in camelCase, each once; default when not given.</summary>
    [Id(13)]
    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }

#if NEXT_VERSION
    /// <summary>What the next version adds, for tests that mix the two.</summary>
    [Id(14)]
    public Optional<string?> OfTheNextVersion { get; init; }
#endif
}
