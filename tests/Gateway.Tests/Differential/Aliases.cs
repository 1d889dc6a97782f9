using System.Text.RegularExpressions;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>
/// Replaces what a service makes up (ids of carts, orders and subscriptions, entity tags) by the order in which it
/// first came, so that answers of two services can be compared: the same id here has to be the same id there, every
/// time. What the client has made up itself stays as it is, and so do times, which both take from one clock.
/// </summary>
internal sealed partial class Aliases(IReadOnlySet<string> known)
{
    private readonly Dictionary<string, string> _names = [];

    public string Apply(string text) =>
        MadeUp().Replace(text, match => known.Contains(match.Value) ? match.Value : NameOf(match.Value));

    private string NameOf(string id)
    {
        if (!_names.TryGetValue(id, out var name))
            _names[id] = name = $"<{(id.Length == 12 ? "order" : id.Length == 32 ? "tag" : "id")} {_names.Count}>";
        return name;
    }

    // Tags of legacy orders, which are JSON with the id in base64; GUIDs; order ids; tags of carts, which are 24 bytes
    // in base64url.
    [GeneratedRegex(
        "eyJpZCI6[A-Za-z0-9+/=]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-zA-Z-])[0-9a-f]{12}(?![0-9a-zA-Z-])|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])"
    )]
    private static partial Regex MadeUp();
}
