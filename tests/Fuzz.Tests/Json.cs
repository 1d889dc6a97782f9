using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>What the mutator needs to know of JSON; forgiving, as the recordings are.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static JsonNode? TryParse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, null, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The node and everything below it that has members or elements.</summary>
    public static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject item => item.Select(member => member.Value),
            JsonArray array => array,
            _ => [],
        };
        foreach (var child in children)
            if (child is JsonObject or JsonArray)
                foreach (var below in Containers(child))
                    yield return below;
    }

    /// <summary>Where strings, numbers and literals stand in the text.</summary>
    public static IReadOnlyList<(int Start, int Length)> Scalars(string text)
    {
        var found = new List<(int, int)>();
        for (var i = 0; i < text.Length; )
        {
            var start = i;
            if (text[i] == '"')
            {
                for (i++; i < text.Length && text[i] != '"'; i++)
                    if (text[i] == '\\')
                        i++;
                i = Math.Min(i + 1, text.Length);
                found.Add((start, i - start));
            }
            else if (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-')
            {
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '.' or '+'))
                    i++;
                found.Add((start, i - start));
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    public static string SwapCase(string name)
    {
        var swapped = new StringBuilder(name.Length);
        foreach (var c in name)
            swapped.Append(char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
        return swapped.ToString();
    }
}
