using System.Text.Json;

namespace PartnerCarts.Engine;

/// <summary>
/// JSON may escape half of a surrogate pair (<c>"\ud800"</c>), which is no text. The parser lets it pass and throws
/// only when somebody reads it; so it is looked for before anybody does.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>The line, from 1, of the first such text in well-formed JSON; null when there is none.</summary>
    public static int? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        while (reader.Read())
            if (
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && reader.ValueIsEscaped
                && !IsText(reader)
            )
                return json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        return null;
    }

    private static bool IsText(in Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
