using System.Text;
using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>An HTTP response as it came over the wire.</summary>
internal sealed class Answer(int status, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
{
    public int Status { get; } = status;

    public byte[] Body { get; } = body;

    /// <summary>All of them, in the order in which they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The header's value; null when absent. A header sent twice fails the test.</summary>
    public string? Header(string name)
    {
        var found = Headers
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .ToList();
        Assert.True(found.Count <= 1, $"{name} came {found.Count} times.");
        return found.SingleOrDefault();
    }

    /// <summary>The header's value; the test fails when it is absent.</summary>
    public string Require(string name)
    {
        var value = Header(name);
        Assert.True(value is not null, $"{Describe()} has no {name}.");
        return value!;
    }

    /// <summary>Checks the status and what holds for every response, and returns the body.</summary>
    public JsonElement ShouldBe(int expected)
    {
        Assert.True(Status == expected, $"Expected {expected}, got {Describe()}");
        return WireForm.Check(this);
    }

    /// <summary>Checks that this is the fault of contract.md 8.1 with that status and code, and returns it.</summary>
    public JsonElement ShouldFail(int expectedStatus, int expectedCode)
    {
        var fault = ShouldBe(expectedStatus);
        Assert.True(fault.Int("code") == expectedCode, $"Expected code {expectedCode}, got {Describe()}");
        Assert.InRange(fault.Text("description").Length, 1, 1024);
        Assert.Equal(JsonValueKind.Array, fault.At("data").ValueKind);
        Assert.NotEmpty(fault.Text("source"));
        return fault;
    }

    /// <summary>
    /// As <see cref="ShouldFail"/>, and the description names each of the texts; digits may be grouped.
    /// </summary>
    public void ShouldFailNaming(int expectedStatus, int expectedCode, params string[] named)
    {
        var description = ShouldFail(expectedStatus, expectedCode).Text("description");
        var ungrouped = description.Replace(",", "", StringComparison.Ordinal);
        foreach (var text in named)
            Assert.True(
                description.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || ungrouped.Contains(text, StringComparison.OrdinalIgnoreCase),
                $"The description does not name {text}: {description}"
            );
    }

    public string Describe() => $"{Status} {Text}";
}
