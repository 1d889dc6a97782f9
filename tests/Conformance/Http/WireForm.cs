using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerCarts.Conformance;

/// <summary>
/// What holds for every response with a body, success or fault (contract.md 3; contract.md 4, Writing).
/// </summary>
internal static partial class WireForm
{
    public static JsonElement Check(Answer answer)
    {
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Null(answer.Header("Content-Encoding"));
        Assert.NotEmpty(answer.Require("MS-RequestId"));
        Assert.NotEmpty(answer.Require("MS-CorrelationId"));
        Assert.Matches(@"^[^,]+,[^,]+$", answer.Require("X-Locale"));
        Assert.NotEmpty(answer.Require("MS-CV"));
        Assert.Matches(@"^\d+$", answer.Require("MS-ServerId"));
        Assert.NotEmpty(answer.Require("Date"));

        var body = Parse(answer);
        Assert.Equal(JsonValueKind.Object, body.ValueKind);
        CheckValue(body, "");
        return body;
    }

    // The parser is strict: no BOM, no comments, no trailing comma, one value and nothing but blanks after it.
    private static JsonElement Parse(Answer answer)
    {
        Assert.False(
            answer.Body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]),
            "The body starts with a BOM."
        );
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            Assert.Fail($"The body is not one JSON value: {e.Message} {answer.Describe()}");
            throw;
        }
    }

    private static void CheckValue(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.Fail($"{path} is null; null members are omitted.");
                break;
            case JsonValueKind.Array:
                foreach (var (index, entry) in value.EnumerateArray().Index())
                    CheckValue(entry, $"{path}.{index}");
                break;
            case JsonValueKind.Object:
                CheckMembers(value, path);
                break;
            // The one date without a zone (contract.md 19.3).
            case JsonValueKind.String when path.EndsWith(".allowedCustomTermEndDate", StringComparison.Ordinal):
                break;
            case JsonValueKind.String
                when path.EndsWith("Timestamp", StringComparison.Ordinal)
                    || path.EndsWith("Date", StringComparison.Ordinal):
                Assert.Matches(Timestamp(), value.GetString());
                break;
        }
    }

    private static void CheckMembers(JsonElement value, string path)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            Assert.True(names.Add(member.Name), $"{at} comes twice.");
            Assert.True(
                path.EndsWith(".provisioningContext", StringComparison.Ordinal) || CamelCase().IsMatch(member.Name),
                $"{at} is not camelCase."
            );
            CheckValue(member.Value, at);
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$")]
    private static partial Regex Timestamp();
}
