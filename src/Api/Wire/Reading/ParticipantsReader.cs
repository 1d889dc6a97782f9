using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads <c>participants</c>: an array of key/value objects, never a map (contract.md 5.7). Order and repeats are kept.
/// </summary>
internal static class ParticipantsReader
{
    public static bool TryRead(ref BodyReader body, out ImmutableArray<Participant> participants)
    {
        participants = default;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartArray)
            return body.RefuseValue("participants", "an array of objects with key and value");

        var read = new ArrayBuilder<Participant>();
        while (body.NextElement())
        {
            if (read.Count == CartLimits.Participants)
                return body.Refuse(
                    "participants",
                    $"has more than {CartLimits.Participants} entries; a line has at most "
                        + $"{CartLimits.Participants} participants."
                );
            body.Element = read.Count;
            if (!TryReadOne(ref body, out var participant))
                return false;
            read.Add(participant);
        }

        participants = read.ToImmutable();
        return true;
    }

    private static bool TryReadOne(ref BodyReader body, out Participant participant)
    {
        participant = default;
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.RefuseValue("participants[]", "an object with key and value");

        ParticipantKind? kind = null;
        string? id = null;
        while (body.NextMember())
        {
            if (body.Is("key"u8))
            {
                if (!EnumReader.TryRead(ref body, "participants[].key", EnumSpellings.ParticipantKind, out kind))
                    return false;
            }
            else if (body.Is("value"u8))
            {
                if (!ScalarReader.TryText(ref body, "participants[].value", out id))
                    return false;
            }
            else
            {
                body.Skip();
            }
        }

        if (kind is null || id is null)
            return body.Refuse("participants[]", "must have a key and a value.");
        participant = new Participant(kind.Value, id);
        return true;
    }
}
