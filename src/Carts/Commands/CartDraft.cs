using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// What a client asks a cart to be: the body of a create or an update, without the members that the server owns
/// (contract.md 5).
/// </summary>
public sealed record CartDraft
{
    /// <summary>Default when the body has no <c>lineItems</c>.</summary>
    public ImmutableArray<LineDraft> Lines { get; init; }

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
public sealed record LineDraft
{
    /// <summary>Null when not given, or not an int32 of 0 or more (contract.md 7.1 item 6).</summary>
    public int? Id { get; init; }

    public string? CatalogItemId { get; init; }

    public string? FriendlyName { get; init; }

    /// <summary>Null when not given.</summary>
    public int? Quantity { get; init; }

    public string? CurrencyCode { get; init; }

    public BillingCycle? BillingCycle { get; init; }

    public Optional<string?> TermDuration { get; init; }

    public Optional<string?> PromotionId { get; init; }

    public Optional<string?> RenewsToTerm { get; init; }

    public Optional<DateTimeOffset?> CustomTermEnd { get; init; }

    public Optional<bool?> AttestationAccepted { get; init; }

    /// <summary>Given null is "none"; absent keeps what is stored.</summary>
    public Optional<ImmutableArray<LineDraft>?> Addons { get; init; }

    /// <summary>Default when not given.</summary>
    public ImmutableArray<Participant> Participants { get; init; }

    /// <summary>Keys in camelCase, each once; default when not given.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }
}
