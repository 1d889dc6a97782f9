using Microsoft.Extensions.Primitives;

namespace PartnerCarts.Api.Auth;

/// <summary>The token of an <c>Authorization</c> header.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Empty when there is no header, another scheme, or nothing after the scheme. Of several headers none is looked
    /// at: who reads which would be anybody's guess.
    /// </summary>
    public static ReadOnlySpan<char> Find(StringValues header) =>
        header.Count == 1 && header[0] is { } text && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? text.AsSpan(Scheme.Length).Trim(' ')
            : default;
}
