using System.Text.Json;

namespace PartnerCarts.Api.Tests.OpenApi;

/// <summary>
/// Holds a JSON value against a schema of an OpenAPI document: types, required and known members, enums, bounds. Notes
/// every member it meets.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private const string RefPrefix = "#/components/schemas/";

    /// <summary>Members of named schemas that values had, such as <c>Cart.id</c>.</summary>
    public HashSet<string> Met { get; } = [];

    /// <summary>All members of the schema and of those it refers to.</summary>
    public HashSet<string> MembersOf(string schema)
    {
        var members = new HashSet<string>();
        Collect(schema, members, []);
        return members;
    }

    public void Check(JsonElement value, string schema) => Check(value, Named(schema), schema, schema);

    private JsonElement Named(string name) =>
        document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private void Check(JsonElement value, JsonElement schema, string name, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            name = reference.GetString()![RefPrefix.Length..];
            Check(value, Named(name), name, path);
            return;
        }

        // Whatever the catalog file says.
        if (!schema.TryGetProperty("type", out var described))
            return;
        var type = described.GetString();
        switch (type)
        {
            case "object":
                CheckObject(value, schema, name, path);
                break;
            case "array":
                Assert.True(value.ValueKind == JsonValueKind.Array, path);
                foreach (var element in value.EnumerateArray())
                    Check(element, schema.GetProperty("items"), name, $"{path}[]");
                break;
            case "string":
                Assert.True(value.ValueKind == JsonValueKind.String, path);
                CheckText(value.GetString()!, schema, path);
                break;
            case "integer":
                Assert.True(value.TryGetInt32(out _), path);
                break;
            case "number":
                Assert.True(value.ValueKind == JsonValueKind.Number, path);
                break;
            case "boolean":
                Assert.True(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path);
                break;
            default:
                Assert.Fail($"{path}: type {type} is not expected in an answer.");
                break;
        }
    }

    private void CheckObject(JsonElement value, JsonElement schema, string name, string path)
    {
        Assert.True(value.ValueKind == JsonValueKind.Object, path);
        if (schema.TryGetProperty("required", out var required))
            foreach (var member in required.EnumerateArray())
                Assert.True(value.TryGetProperty(member.GetString()!, out _), $"{path} has no {member}");
        // Without either it is an object of whatever the catalog file says.
        var isOfAnything = !schema.TryGetProperty("properties", out var properties);
        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("additionalProperties", out var any))
                Check(member.Value, any, name, $"{path}.*");
            if (isOfAnything)
                continue;
            Assert.True(
                properties.TryGetProperty(member.Name, out var known),
                $"{path}.{member.Name} is not described"
            );
            Met.Add($"{name}.{member.Name}");
            Check(member.Value, known, name, $"{path}.{member.Name}");
        }
    }

    private static void CheckText(string text, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var values))
            Assert.Contains(text, values.EnumerateArray().Select(value => value.GetString()));
        if (!schema.TryGetProperty("format", out var format))
            return;
        Assert.True(
            format.GetString() switch
            {
                "uuid" => Guid.TryParseExact(text, "D", out _),
                "date-time" => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
                _ => false,
            },
            path
        );
    }

    private void Collect(string name, HashSet<string> members, HashSet<string> seen)
    {
        if (!seen.Add(name) || !Named(name).TryGetProperty("properties", out var properties))
            return;
        foreach (var property in properties.EnumerateObject())
        {
            members.Add($"{name}.{property.Name}");
            foreach (var reference in References(property.Value))
                Collect(reference, members, seen);
        }
    }

    private static IEnumerable<string> References(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            yield return reference.GetString()![RefPrefix.Length..];
        if (schema.TryGetProperty("items", out var items))
            foreach (var inner in References(items))
                yield return inner;
    }
}
