using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// The header and the claims of a signed token in compact form (RFC 7515), read strictly and before anything in them is
/// believed: what two readers could take for two different things is not a token. The signature is not looked at here.
/// </summary>
internal sealed record CompactToken(JsonElement Header, JsonElement Claims)
{
    /// <summary>Characters. Entra's tokens with the most groups that it puts into one have a few thousand.</summary>
    public const int Longest = 16 * 1024;

    private const string NoToken = "the token is not a JSON Web Token with a valid signature.";

    private static readonly SearchValues<char> Base64UrlCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    // Tokens are flat, but for a claim or two. A name given twice would mean one thing to one reader and another to the
    // next.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out CompactToken? token,
        [NotNullWhen(false)] out string? problem
    )
    {
        token = null;
        problem = null;
        if (text.Length > Longest)
            problem = $"the token has {text.Length} characters; the limit is {Longest}.";
        else if (Split(text) is not { } parts)
            problem = NoToken;
        else if (parts.Length == 5)
            problem = "the token is encrypted; only signed ones are accepted.";
        else if (
            parts.Length != 3
            || ReadObject(text.AsSpan()[parts[0]]) is not { } header
            || ReadObject(text.AsSpan()[parts[1]]) is not { } claims
        )
            problem = NoToken;
        else if ((TokenHeader.Problem(header) ?? TokenClaims.ProblemOfForm(claims)) is { } unfit)
            problem = unfit;
        else if (parts[2].Start.Equals(parts[2].End))
            problem = "the token has no signature.";
        else
            token = new CompactToken(header, claims);
        return token is not null;
    }

    /// <summary>
    /// The parts, where each consists of characters of base64url and nothing else, not even the white space that
    /// decoders skip.
    /// </summary>
    private static Range[]? Split(string text)
    {
        var parts = text.AsSpan().Count('.') is 2 or 4 ? new List<Range>(5) : null;
        if (parts is null)
            return null;
        foreach (var part in text.AsSpan().Split('.'))
        {
            if (text.AsSpan()[part].ContainsAnyExcept(Base64UrlCharacters))
                return null;
            parts.Add(part);
        }

        return [.. parts];
    }

    private static JsonElement? ReadObject(ReadOnlySpan<char> part)
    {
        try
        {
            var json = Base64Url.DecodeFromChars(part);
            return
                Utf8.IsValid(json)
                && EscapedText.LineOfFirstFault(json) is null
                && JsonElement.Parse(json, Strict) is { ValueKind: JsonValueKind.Object } element
                ? element
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }
}
