using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads <c>PartnerIdOnRecord</c> and <c>AdditionalPartnerIdsOnRecord</c>, which the documentation has on lines, as the
/// participants that they stand for (contract.md 15.1 row 8).
/// </summary>
internal static class ResellersReader
{
    /// <summary>A text, or an array of texts; what is null or blank counts as not given.</summary>
    public static bool TryRead(
        ref BodyReader body,
        string member,
        ParticipantKind kind,
        ref ImmutableArray<Participant> resellers
    )
    {
        if (body.Json.TokenType != JsonTokenType.StartArray)
            return TryReadOne(ref body, member, kind, ref resellers);
        while (body.NextElement())
            if (!TryReadOne(ref body, member, kind, ref resellers))
                return false;
        return true;
    }

    /// <summary>The participants, then the resellers that are not among them.</summary>
    public static ImmutableArray<Participant> Merge(
        ImmutableArray<Participant> participants,
        ImmutableArray<Participant> resellers
    )
    {
        if (resellers.IsDefaultOrEmpty)
            return participants;
        var merged = participants.IsDefault ? [] : participants;
        foreach (var reseller in resellers)
            if (!merged.Contains(reseller))
                merged = merged.Add(reseller);
        return merged;
    }

    private static bool TryReadOne(
        ref BodyReader body,
        string member,
        ParticipantKind kind,
        ref ImmutableArray<Participant> resellers
    )
    {
        if (!ScalarReader.TryOptionalText(ref body, member, out var id))
            return false;
        if (id is null)
            return true;
        if (resellers.IsDefault)
            resellers = [];
        if (resellers.Length == CartLimits.Participants)
            return body.Refuse(
                member,
                $"has more than {CartLimits.Participants} entries; a line has at most {CartLimits.Participants} "
                    + "participants."
            );
        resellers = resellers.Add(new Participant(kind, id));
        return true;
    }
}
