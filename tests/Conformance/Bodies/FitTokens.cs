using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>Tokens that must be accepted: what Entra issues, and what RFC 9068 allows besides.</summary>
internal static class FitTokens
{
    /// <summary>Those with the permission to read carts.</summary>
    public static IEnumerable<(string Name, TokenDraft Token)> ThatMayRead(TokenDraft token)
    {
        foreach (var (name, shape) in ForgedClaims.Shapes(token))
        {
            var kind = shape.Claims.ContainsKey("scp") ? "user" : "app";
            yield return (name, shape);
            yield return ($"{name}, with idtyp", shape.With(("idtyp", kind)));
            yield return (
                $"{name}, with several audiences",
                shape.With(("aud", new[] { "other", shape.Claims["aud"] }))
            );
            yield return ($"{name}, without typ", shape.WithHeader(("typ", null)));
            yield return ($"{name}, with a nonce in the header", shape.WithHeader(("nonce", "AQABAAAAAAA")));
            yield return (
                $"{name}, with headers that point elsewhere",
                shape.WithHeader(
                    ("jku", "http://127.0.0.1:9/"),
                    ("x5u", "http://127.0.0.1:9/"),
                    ("jwk", new Dictionary<string, string>())
                )
            );
            yield return (
                $"{name}, its client in both claims",
                shape.With(("azp", Client(shape)), ("appid", Client(shape)))
            );
            yield return ($"{name}, with its client as client_id, too", shape.With(("client_id", Client(shape))));
            yield return (
                $"{name}, that says in other authorities' ways what it is",
                shape.With(("token_use", "access"), ("typ", "Bearer"))
            );
        }

        foreach (var (name, shape) in ForgedClaims.Shapes(token).Where(shape => !shape.Token.Claims.ContainsKey("scp")))
        {
            yield return ($"{name}, with idtyp and without sub", shape.With(("idtyp", "app"), ("sub", null)));
            yield return ($"{name}, with idtyp and without oid", shape.With(("idtyp", "app"), ("oid", null)));
        }

        var rfc9068 = token
            .With(("scp", null), ("scope", "openid Carts.Read"), ("azp", null), ("client_id", "shop"))
            .WithHeader(("typ", "at+jwt"));
        yield return ("RFC 9068", rfc9068);
        yield return ("RFC 9068, the long type", rfc9068.WithHeader(("typ", "application/at+jwt")));
        yield return ("RFC 9068, without oid", rfc9068.With(("oid", null)));
        yield return ("a user with roles", token.With(("roles", new[] { "Carts.Nothing" })));
        yield return ("scopes in a list", token.With(("scp", new[] { "Carts.Read" })));
    }

    /// <summary>Those that lack it: an application may have no roles, and a user's roles do not count.</summary>
    public static IEnumerable<(string Name, TokenDraft Token)> ThatMayNotRead(TokenDraft token)
    {
        foreach (var (name, shape) in ForgedClaims.Shapes(token))
            if (shape.Claims.ContainsKey("scp"))
            {
                yield return (
                    $"{name}, with an application's role",
                    shape.With(("scp", "openid"), ("roles", new[] { "Carts.Read.All" }))
                );
            }
            else
            {
                yield return ($"{name}, without roles", shape.With(("roles", null)));
                yield return ($"{name}, without roles, with idtyp", shape.With(("roles", null), ("idtyp", "app")));
                yield return ($"{name}, with a user's scope for a role", shape.With(("roles", new[] { "Carts.Read" })));
            }
    }

    private static object? Client(TokenDraft token) => token.Claims.GetValueOrDefault("azp") ?? token.Claims["appid"];
}
