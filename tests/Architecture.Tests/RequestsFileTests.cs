using System.Text.Json;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// requests/carts.http as editors read it: requests end at <c>###</c>, and all that stands behind a request's first
/// blank line is its body.
/// </summary>
public sealed class RequestsFileTests
{
    private static readonly (string Name, string Body)[] Requests =
    [
        .. File.ReadAllText(Path.Combine(Repository.Root, "requests", "carts.http"))
            .ReplaceLineEndings("\n")
            .Split("\n###")
            .Skip(1)
            .Select(block => (block.Split('\n')[0].Trim(), BodyOf(block))),
    ];

    [Fact]
    public void Bodies_Each_AreJsonAndNothingElse()
    {
        Assert.True(Requests.Count(request => request.Body.Length > 0) > 4, "Hardly any bodies were found.");
        Assert.All(Requests.Where(request => request.Body.Length > 0), request =>
            Assert.True(
                Record.Exception(() => JsonDocument.Parse(request.Body).Dispose()) is null,
                $"The body of \"{request.Name}\" is no JSON: {request.Body}"
            )
        );
    }

    // Variables and comments stand before the request's line, which no blank line comes before but theirs.
    private static string BodyOf(string block)
    {
        var lines = block.Split('\n').Skip(1).SkipWhile(line => line.Length == 0 || line[0] is '@' or '#');
        return string.Join('\n', lines.SkipWhile(line => line.Length > 0)).Trim();
    }
}
