using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>How a JSON value of the client's appears in a description.</summary>
internal static class Shown
{
    public static string Token(ref Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => $"\"{SanitizedText.Of(Encoding.UTF8.GetString(json.ValueSpan))}\"",
            _ => SanitizedText.Of(Encoding.UTF8.GetString(json.ValueSpan)),
        };

    /// <summary>What kind of token it is, for values that are nobody else's business.</summary>
    public static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            JsonTokenType.Null => "null",
            _ => "a text",
        };
}
