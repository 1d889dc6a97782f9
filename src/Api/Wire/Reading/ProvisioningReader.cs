using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads <c>provisioningContext</c>: a map of texts whose names become camelCase (contract.md 4 Writing 6). Of names
/// that differ in case only the last wins; null drops the entry. Values are nobody else's business and never appear in
/// a description.
/// </summary>
internal static class ProvisioningReader
{
    /// <summary>
    /// The entries, and the parent subscription, which orders have as a member of the line (contract.md 20.7); null for
    /// none. An entry of that name wins.
    /// </summary>
    public static ImmutableArray<KeyValuePair<string, string>> WithParent(
        ImmutableArray<KeyValuePair<string, string>> entries,
        string? parent
    )
    {
        if (parent is null)
            return entries;
        if (entries.IsDefault)
            entries = [];
        return entries.Any(static entry => entry.Key == CartLine.ParentSubscription)
            ? entries
            : entries.Add(new(CartLine.ParentSubscription, parent));
    }

    public static bool TryRead(ref BodyReader body, out ImmutableArray<KeyValuePair<string, string>> context)
    {
        context = default;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.Refuse(
                "provisioningContext",
                $"must be an object of texts, but is {Shown.Kind(body.Json.TokenType)}."
            );

        var read = new ArrayBuilder<KeyValuePair<string, string>>();
        while (NextName(ref body, out var name))
        {
            if (name is null)
                return body.Refuse("provisioningContext", "has a name with U+0000 or half of a surrogate pair.");
            if (!TryReadValue(ref body, name, out var value))
                return false;
            Put(ref read, name, value);
            if (read.Count > CartLimits.ProvisioningEntries)
                return body.Refuse(
                    "provisioningContext",
                    $"has more than {CartLimits.ProvisioningEntries} entries; a line has at most "
                        + $"{CartLimits.ProvisioningEntries}."
                );
        }

        context = read.ToImmutable();
        return true;
    }

    private static bool NextName(ref BodyReader body, out string? name)
    {
        name = null;
        body.Json.Read();
        if (body.Json.TokenType == JsonTokenType.EndObject)
            return false;
        if (ScalarReader.IsText(ref body.Json))
            name = StringPool.Of(JsonNamingPolicy.CamelCase.ConvertName(ScalarReader.Text(ref body.Json)));
        body.Json.Read();
        return true;
    }

    private static bool TryReadValue(ref BodyReader body, string name, out string? value)
    {
        value = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            return body.Refuse(
                $"provisioningContext.{SanitizedText.Of(name)}",
                $"must be a text, but is {Shown.Kind(body.Json.TokenType)}."
            );
        return ScalarReader.TryText(ref body, "provisioningContext", out value);
    }

    private static void Put(ref ArrayBuilder<KeyValuePair<string, string>> entries, string name, string? value)
    {
        var at = entries.Count - 1;
        while (at >= 0 && !string.Equals(entries[at].Key, name, StringComparison.OrdinalIgnoreCase))
            at--;

        if (value is null)
        {
            if (at >= 0)
                entries.RemoveAt(at);
        }
        else if (at >= 0)
        {
            entries[at] = new(name, value);
        }
        else
        {
            entries.Add(new(name, value));
        }
    }
}
