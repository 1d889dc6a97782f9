using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Small bodies that are not carts, read as tolerantly: comments and trailing commas, names in any case, the last of
/// repeated members, numbers as texts.
/// </summary>
internal static class LooseJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = BodyReader.MaxDepth,
    };

    /// <summary>An object, or the fault to answer.</summary>
    public static bool TryParse(in RequestBody body, [NotNullWhen(true)] out JsonDocument? document, out Fault fault)
    {
        document = null;
        fault = body.Fault ?? default;
        if (body.Fault is not null)
            return false;
        if (TryParse(body.Bytes, out document, out var problem))
            return true;
        fault = EdgeFaults.Invalid(problem);
        return false;
    }

    /// <summary>An object, or what is wrong with the body.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out string? problem
    )
    {
        document = null;
        var text = BodyText.WithoutMark(body).ToArray();
        if (!BodyText.IsUtf8(text))
        {
            var utf8 = new byte[BodyText.MaxUtf8Length(text.Length)];
            text = utf8[..BodyText.FromLatin1(text, utf8)];
        }

        try
        {
            document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException broken)
        {
            problem = $"The body is not valid JSON: {broken.Message}";
            return false;
        }

        problem = document.RootElement.ValueKind is JsonValueKind.Object ? null : "The body must be a JSON object.";
        if (problem is null)
            return true;
        document.Dispose();
        document = null;
        return false;
    }

    /// <summary>The member's value; null when it is absent or null.</summary>
    public static JsonElement? Member(JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return null;
        JsonElement? found = null;
        foreach (var member in json.EnumerateObject())
            if (string.Equals(NameOf(member), name, StringComparison.OrdinalIgnoreCase))
                found = member.Value;
        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }

    /// <summary>The member as an array of 1 to so many entries, or the fault to answer.</summary>
    public static bool TryItems(JsonElement json, string name, int most, out JsonElement items, out Fault fault)
    {
        fault = default;
        items = default;
        if (Member(json, name) is not { ValueKind: JsonValueKind.Array } found)
            fault = EdgeFaults.Invalid($"{name} is missing, or is no array.");
        else if (found.GetArrayLength() is var count && (count == 0 || count > most))
            fault = EdgeFaults.Invalid($"{name} has {count} entries; it must have 1 to {most}.");
        else
        {
            items = found;
            return true;
        }

        return false;
    }

    /// <summary>The member as text, a number by its digits; null for anything else.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) switch
        {
            { ValueKind: JsonValueKind.String } text => TextOf(text),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    /// <summary>The member as a whole number, be it in a text; null for anything else.</summary>
    public static int? Integer(JsonElement json, string name) =>
        int.TryParse(Text(json, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // An escape that is half a character is no text, and nothing that anybody looks for.
    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
