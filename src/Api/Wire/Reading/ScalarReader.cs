using System.Globalization;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads one value that is neither object nor array. Null means "not given" for all of them.</summary>
internal static class ScalarReader
{
    public static bool TryText(ref BodyReader body, string member, out string? text)
    {
        text = null;
        switch (body.Json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String when IsText(ref body.Json):
                text = Text(ref body.Json);
                return true;
            case JsonTokenType.String:
                return body.Refuse(member, "must be Unicode text, but has U+0000 or half of a surrogate pair.");
            default:
                return body.RefuseValue(member, "a text");
        }
    }

    public static bool TryFlag(ref BodyReader body, string member, out bool? flag)
    {
        flag = null;
        switch (body.Json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                flag = body.Json.TokenType == JsonTokenType.True;
                return true;
            default:
                return body.RefuseValue(member, "true or false");
        }
    }

    /// <summary>
    /// A number or a numeric text (contract.md 4 Reading 6). Its lower bound is a rule of the cart, not of the form.
    /// </summary>
    public static bool TryQuantity(ref BodyReader body, string member, out int? quantity)
    {
        quantity = null;
        if (body.IsNull)
            return true;
        if (
            body.Json.TokenType is JsonTokenType.Number or JsonTokenType.String
            && TryInteger(ref body.Json, out var number)
        )
        {
            quantity = number;
            return true;
        }

        return body.RefuseValue(member, "a whole number from 1 to 2147483647");
    }

    /// <summary>A line id; whatever is not an int32 of 0 or more counts as absent (contract.md 7.1 item 6).</summary>
    public static int? LineId(ref BodyReader body)
    {
        if (body.Json.TokenType is JsonTokenType.Number or JsonTokenType.String)
            return TryInteger(ref body.Json, out var id) && id >= 0 ? id : null;
        body.Skip();
        return null;
    }

    /// <summary>ISO 8601; without a zone it is UTC (contract.md 5.2).</summary>
    public static bool TryTime(ref BodyReader body, string member, out DateTimeOffset? time)
    {
        time = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType == JsonTokenType.String && TryUtc(ref body.Json, out var utc))
        {
            time = utc;
            return true;
        }

        return body.RefuseValue(member, "an ISO 8601 date and time such as 2026-02-19T00:00:00Z");
    }

    /// <summary>A value or a name that <see cref="IsText"/>.</summary>
    public static string Text(ref Utf8JsonReader json) =>
        (json.ValueIsEscaped ? null : StringPool.OfAscii(json.ValueSpan)) ?? json.GetString()!;

    public static bool IsText(ref Utf8JsonReader json) => !json.ValueIsEscaped || EscapedText.IsText(json.ValueSpan);

    public static bool TryInteger(ref Utf8JsonReader json, out int number) =>
        int.TryParse(json.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool TryUtc(ref Utf8JsonReader json, out DateTimeOffset utc)
    {
        utc = default;
        if (!json.TryGetDateTime(out var time))
            return false;
        if (time.Kind == DateTimeKind.Unspecified)
        {
            utc = new DateTimeOffset(time, TimeSpan.Zero);
            return true;
        }

        if (!json.TryGetDateTimeOffset(out var zoned))
            return false;
        utc = zoned.ToUniversalTime();
        return true;
    }
}
