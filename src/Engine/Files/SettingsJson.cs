using System.Text.Json;
using System.Text.Unicode;

namespace PartnerCarts.Engine;

/// <summary>Reads a file of settings: JSON in UTF-8, comments and trailing commas allowed.</summary>
internal static class SettingsJson
{
    private static readonly JsonDocumentOptions Tolerant = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>
    /// Whatever the bytes are, the outcome is what <paramref name="read"/> makes of their one object, or an error.
    /// </summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="read">Gets the object and the bytes that it was read from; the object is gone afterwards.</param>
    /// <param name="fail">Makes a reading of an error.</param>
    public static T Parse<T>(
        ReadOnlyMemory<byte> content,
        Func<JsonElement, ReadOnlyMemory<byte>, T> read,
        Func<string, T> fail
    )
    {
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        if (!Utf8.IsValid(content.Span))
            return fail("The file is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(content, Tolerant);
            if (EscapedText.LineOfFirstFault(content.Span) is { } line)
                return fail($"Line {line}: a text has U+0000 or half of a surrogate pair.");
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement, content)
                : fail($"The file must hold one object, not {JsonMembers.Show(document.RootElement)}.");
        }
        catch (JsonException fault)
        {
            return fail(
                $"Line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: this is not JSON. "
                    + $"{WithoutPlace(fault.Message)}"
            );
        }
    }

    // The parser's own words count lines from 0.
    private static string WithoutPlace(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;
}
