using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads one value that is neither object nor array. Null means "not given" for all of them.</summary>
internal static class ScalarReader
{
    /// <summary>A text, or a number or a bool, which count as their literals (contract.md 15.1 row 9).</summary>
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
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                text = Encoding.ASCII.GetString(body.Json.ValueSpan);
                return true;
            default:
                return body.RefuseValue(member, "a text");
        }
    }

    /// <summary>A text of which a blank one means null (contract.md 15.1 row 5).</summary>
    public static bool TryOptionalText(ref BodyReader body, string member, out string? text)
    {
        if (!TryText(ref body, member, out text))
            return false;
        if (string.IsNullOrWhiteSpace(text))
            text = null;
        return true;
    }

    /// <summary>A bool, the words true and false, or a number, of which 0 is false (contract.md 15.1 row 9).</summary>
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
            case JsonTokenType.String when Ascii.EqualsIgnoreCase(body.Json.ValueSpan, "true"u8):
                flag = true;
                return true;
            case JsonTokenType.String when Ascii.EqualsIgnoreCase(body.Json.ValueSpan, "false"u8):
                flag = false;
                return true;
            case JsonTokenType.Number:
                // A number is 0 if no digit before its exponent is another one.
                flag = Digits(body.Json.ValueSpan).ContainsAnyInRange((byte)'1', (byte)'9');
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
            && (TryInteger(ref body.Json, out var number) || TryWhole(body.Json.ValueSpan, out number))
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

    /// <summary>A number, or its digits as a text; bounded so that it can be multiplied.</summary>
    public static bool TryAmount(ref BodyReader body, string member, out decimal? amount)
    {
        const decimal Most = 1_000_000_000;
        amount = null;
        if (body.IsNull)
            return true;
        if (
            body.Json.TokenType is JsonTokenType.Number or JsonTokenType.String
            && decimal.TryParse(body.Json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= -Most and <= Most
        )
        {
            amount = number;
            return true;
        }

        return body.RefuseValue(member, "a number up to 1000000000");
    }

    /// <summary>
    /// ISO 8601, where a day alone and a time without a zone are UTC (contract.md 5.2); or /Date(ms)/, as Windows
    /// PowerShell writes it (contract.md 15.1 row 10). A blank text means null.
    /// </summary>
    public static bool TryTime(ref BodyReader body, string member, out DateTimeOffset? time)
    {
        time = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType == JsonTokenType.String && IsBlank(ref body.Json))
            return true;
        if (
            body.Json.TokenType == JsonTokenType.String
            && (TryUtc(ref body.Json, out var utc) || WireDates.TryRead(ref body.Json, out utc))
        )
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

    private static bool IsBlank(ref Utf8JsonReader json) =>
        json.ValueSpan.IsEmpty || (IsText(ref json) && string.IsNullOrWhiteSpace(json.GetString()));

    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> number) =>
        number.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var at ? number[..at] : number;

    /// <summary>A whole number that is written with a fraction of zeros, or with an exponent.</summary>
    private static bool TryWhole(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (
            !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || value is < int.MinValue or > int.MaxValue
            || value != decimal.Truncate(value)
        )
            return false;
        number = (int)value;
        return true;
    }

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
