using System.Globalization;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Reads JSON by dotted paths such as <c>lineItems.0.error.errorCode</c>, with exact names; what is missing fails the
/// test and names the path.
/// </summary>
internal static class JsonPath
{
    public static JsonElement At(this JsonElement json, string path)
    {
        Assert.True(TryAt(json, path, out var found), $"There is no {path} in {json.GetRawText()}");
        return found;
    }

    public static bool Has(this JsonElement json, string path) => TryAt(json, path, out _);

    public static string Text(this JsonElement json, string path)
    {
        var found = json.At(path);
        Assert.True(found.ValueKind is JsonValueKind.String, $"{path} is no text: {found.GetRawText()}");
        return found.GetString()!;
    }

    public static int Int(this JsonElement json, string path)
    {
        var found = json.At(path);
        Assert.True(found.ValueKind is JsonValueKind.Number, $"{path} is no number: {found.GetRawText()}");
        return found.GetInt32();
    }

    public static bool Bool(this JsonElement json, string path) => json.At(path).GetBoolean();

    public static DateTimeOffset Time(this JsonElement json, string path) =>
        DateTimeOffset.Parse(json.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.None);

    public static int Count(this JsonElement json, string path) => json.At(path).GetArrayLength();

    /// <summary>What the path holds in each entry of an array, in order.</summary>
    public static IEnumerable<string> Each(this JsonElement json, string array, string path) =>
        json.At(array).EnumerateArray().Select(entry => entry.At(path).ToString());

    /// <summary>The text of a member, as JSON.</summary>
    public static string Raw(this JsonElement json, string path) => json.At(path).GetRawText();

    private static bool TryAt(JsonElement json, string path, out JsonElement found)
    {
        found = json;
        foreach (var step in path.Split('.'))
        {
            if (
                found.ValueKind is JsonValueKind.Array
                && int.TryParse(step, CultureInfo.InvariantCulture, out var index)
            )
            {
                if (index >= found.GetArrayLength())
                    return false;
                found = found[index];
            }
            else if (found.ValueKind is not JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return false;
            }
        }

        return true;
    }
}
