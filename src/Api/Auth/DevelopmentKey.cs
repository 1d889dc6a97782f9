using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api;

/// <summary>
/// A key of this machine's that signs access tokens for development, in the shape of Entra's version 1: everything
/// works without an identity provider, and nothing but the key makes a token. Register it as a singleton; see
/// <see cref="AuthOptions.AllowDevelopmentKeys"/> for where it counts.
/// </summary>
public sealed class DevelopmentKey : IDisposable
{
    /// <summary>The <c>iss</c> of its tokens.</summary>
    public const string Issuer = "urn:partnercarts:development";

    /// <summary>The application that a token is for when the maker names none.</summary>
    public static readonly Guid DefaultApplication = new("de0e1095-0000-4000-8000-000000000001");

    // Times are the caller's: the handler would fill them from the wall clock.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly ECDsa _key;

    internal DevelopmentKey(ECDsa key)
    {
        _key = key;
        SecurityKey = new ECDsaSecurityKey(key)
        {
            KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16],
            // The cache is the process's, by key id: of two hosts with the same key file, the second would get what the
            // first has disposed of.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    internal ECDsaSecurityKey SecurityKey { get; }

    /// <summary>
    /// The key in the file (a PEM private key on curve P-256), which is made, readable by its owner only, if it is not
    /// there. Of several processes that start at once, all get the same key.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file holds something else.</exception>
    /// <exception cref="Engine.UnsafeFileException">The file is a link or another user's, or others may read or write
    /// it.</exception>
    public static DevelopmentKey LoadOrCreate(string path) => new(Auth.DevelopmentKeyFile.LoadOrCreate(path));

    /// <summary>Makes a token: of a user, when one is named, or else of the application itself.</summary>
    /// <param name="tenant">The partner tenant (<c>tid</c>).</param>
    /// <param name="app">The application (<c>appid</c>); default <see cref="DefaultApplication"/>.</param>
    /// <param name="user">The user's object id (<c>oid</c>); null for an app-only token.</param>
    /// <param name="lifetime">How long it is valid; more than 0.</param>
    /// <param name="now">From when on.</param>
    /// <param name="scopes">
    /// A user's token: its scopes (<c>scp</c>), joined by spaces; at least one. Null for <c>user_impersonation</c>,
    /// as tokens for Partner Center have.
    /// </param>
    /// <param name="roles">Its roles, joined by spaces; null for none.</param>
    /// <exception cref="ArgumentException">The scopes are empty: then the token would not be a user's.</exception>
    public string CreateToken(
        Guid tenant,
        Guid? app,
        Guid? user,
        TimeSpan lifetime,
        DateTimeOffset now,
        string? scopes = null,
        string? roles = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        if (scopes is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(scopes);
        var application = (app ?? DefaultApplication).ToString();
        var subject = user?.ToString() ?? application;
        var claims = new Dictionary<string, object>
        {
            ["tid"] = tenant.ToString(),
            ["oid"] = subject,
            ["sub"] = subject,
            ["appid"] = application,
            ["idtyp"] = user is null ? "app" : "user",
            ["ver"] = "1.0",
        };
        if (user is not null)
            claims["scp"] = scopes ?? "user_impersonation";
        if (roles is not null)
            claims["roles"] = roles.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = AuthOptions.DefaultAudiences[0],
                Claims = claims,
                IssuedAt = now.UtcDateTime,
                NotBefore = now.UtcDateTime,
                Expires = (now + lifetime).UtcDateTime,
                SigningCredentials = new SigningCredentials(SecurityKey, SecurityAlgorithms.EcdsaSha256),
            }
        );
    }

    public void Dispose() => _key.Dispose();
}
