using System.Text.Json;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads <c>renewsTo</c>: an object, or an array of at most one (contract.md 4 Reading 9).</summary>
internal static class RenewsToReader
{
    public static bool TryRead(ref BodyReader body, out string? term)
    {
        term = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartArray)
            return TryReadObject(ref body, ref term);

        for (var count = 0; body.NextElement(); count++)
        {
            if (count > 0)
                return body.Refuse("renewsTo", "must be one object, but is an array of several.");
            if (!TryReadObject(ref body, ref term))
                return false;
        }

        return true;
    }

    private static bool TryReadObject(ref BodyReader body, ref string? term)
    {
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.RefuseValue("renewsTo", "an object with termDuration");
        while (body.NextMember())
        {
            if (!body.Is("termDuration"u8))
                body.Skip();
            else if (!ScalarReader.TryOptionalText(ref body, "renewsTo.termDuration", out term))
                return false;
        }

        return true;
    }
}
