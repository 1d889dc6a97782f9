using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads the cart object. Members that the server owns are not among those it knows, so they are skipped unread
/// (contract.md 4 Reading 7).
/// </summary>
internal static class CartDraftReader
{
    public static bool TryRead(ref BodyReader body, [NotNullWhen(true)] out CartDraft? draft)
    {
        draft = null;
        body.Json.Read();
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.Refuse("The body", $"must be a cart object, but is {Shown.Token(ref body.Json)}.");

        ImmutableArray<LineDraft> lines = default;
        Optional<bool?> attested = default;
        var order = new OrderMembers();
        while (body.NextMember())
        {
            if (body.Is("lineItems"u8))
            {
                body.Lines = 0;
                if (!LinesReader.TryRead(ref body, out lines))
                    return false;
            }
            else if (body.Is("partnerOnRecordAttestationAccepted"u8))
            {
                if (!ScalarReader.TryFlag(ref body, "partnerOnRecordAttestationAccepted", out var flag))
                    return false;
                attested = new(flag);
            }
            else if (!body.IsOrder)
            {
                body.Skip();
            }
            else if (!order.TryRead(ref body))
            {
                return false;
            }
        }

        // One more read finds text after the object, which is broken JSON.
        body.Json.Read();
        draft = new CartDraft
        {
            Lines = body.IsOrder ? order.Give(lines) : lines,
            PartnerOnRecordAttestationAccepted = attested,
        };
        return true;
    }
}
