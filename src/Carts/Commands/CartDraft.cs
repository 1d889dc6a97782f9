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
