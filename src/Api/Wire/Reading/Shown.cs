using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>How a value of the client's appears in a description: on one line, with a bounded length.</summary>
internal static class Shown
{
    private const int MaxLength = 64;

    /// <summary>The current token.</summary>
    public static string Token(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Text(Encoding.UTF8.GetString(json.ValueSpan))}\"",
        _ => Text(Encoding.UTF8.GetString(json.ValueSpan)),
    };

    /// <summary>What kind of token it is, for values that are nobody else's business.</summary>
    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "a text",
    };

    /// <summary>What the JSON reader says of broken text.</summary>
    public static string Message(string text) => Text(text, 400);

    /// <summary>Any text.</summary>
    public static string Text(string text) => Text(text, MaxLength);

    private static string Text(string text, int maxLength)
    {
        var shown = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= maxLength)
                return shown.Append(CultureInfo.InvariantCulture, $"… ({text.Length} units)").ToString();
            if (Rune.IsControl(rune))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }
}
