using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Authority;

/// <summary>
/// An OpenID Connect authority on a port of the loopback address: discovery, keys, and tokens of any shape. The shape
/// is why it is ours: a maintained server makes good tokens only, and what is wanted here are the bad ones, key
/// rotations at a given moment, and outages.
/// </summary>
public sealed class OidcServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private volatile SigningKey[] _keys;
    private int _asked;
    private int _keysAsked;

    private OidcServer(WebApplication app, SigningKey key) => (_app, _keys, Issuer) = (app, [key], "");

    /// <summary>What <c>Auth:Authority</c> is to be.</summary>
    public string Address => $"{_app.Urls.First()}/common/v2.0";

    /// <summary>
    /// What a service is told of the authority. The service waits for it longer than by default, so that a busy machine
    /// does not make the authority seem to be down.
    /// </summary>
    public IEnumerable<(string Key, string Value)> Settings =>
        [("Auth:Authority", Address), ("Auth:AuthorityTimeout", "00:01:00")];

    /// <summary>As the discovery document has it; <c>{tenantid}</c> stands for any tenant, as at Entra.</summary>
    public string Issuer { get; set; }

    /// <summary>What it publishes; the last of them signs.</summary>
    public IReadOnlyList<SigningKey> Keys => _keys;

    /// <summary>The newest key.</summary>
    public SigningKey Key => _keys[^1];

    /// <summary>While true, every request is answered 500.</summary>
    public bool IsDown { get; set; }

    /// <summary>While set, the keys are answered only when it completes.</summary>
    public Task? Holding { get; set; }

    /// <summary>What the keys say besides themselves, such as the issuer that they are for.</summary>
    public Dictionary<string, object> MoreOfEachKey { get; } = [];

    /// <summary>What is answered instead of the keys.</summary>
    public string? InsteadOfKeys { get; set; }

    /// <summary>How often discovery was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How often the keys were asked for.</summary>
    public int KeysAsked => Volatile.Read(ref _keysAsked);

    public static async Task<OidcServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new OidcServer(app, SigningKey.Rsa("first"));
        app.MapGet("/common/v2.0/.well-known/openid-configuration", server.Discover);
        app.MapGet("/common/keys", server.ListKeys);
        await app.StartAsync();
        server.Issuer = $"{app.Urls.First()}/{{tenantid}}/v2.0";
        return server;
    }

    /// <summary>The issuer of that tenant's tokens.</summary>
    public string IssuerOf(Guid tenant) => Issuer.Replace("{tenantid}", tenant.ToString(), StringComparison.Ordinal);

    /// <summary>From now on these are the keys, the last of them the one that signs.</summary>
    public void Publish(params SigningKey[] keys) => _keys = keys;

    /// <summary>A good token of version 2 of a user, unless the claims are changed.</summary>
    public TokenDraft Token(Guid tenant, DateTimeOffset now) =>
        new()
        {
            Key = Key,
            Claims = new Dictionary<string, object?>
            {
                ["iss"] = IssuerOf(tenant),
                ["aud"] = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
                ["tid"] = tenant.ToString(),
                ["oid"] = Guid.NewGuid().ToString(),
                ["sub"] = $"pairwise-{Guid.NewGuid():N}",
                ["azp"] = Guid.NewGuid().ToString(),
                ["scp"] = "user_impersonation",
                ["ver"] = "2.0",
                ["iat"] = now.ToUnixTimeSeconds(),
                ["nbf"] = now.ToUnixTimeSeconds(),
                ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            },
        };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var key in _keys)
            key.Dispose();
    }

    private IResult Discover()
    {
        Interlocked.Increment(ref _asked);
        return IsDown
            ? Results.StatusCode(500)
            : Results.Json(new { issuer = Issuer, jwks_uri = $"{_app.Urls.First()}/common/keys" });
    }

    private async Task<IResult> ListKeys()
    {
        Interlocked.Increment(ref _keysAsked);
        if (Holding is { } holding)
            await holding;
        if (IsDown)
            return Results.StatusCode(500);
        return InsteadOfKeys is { } instead
            ? Results.Text(instead, "application/json")
            : Results.Json(new { keys = _keys.Select(Describe) });
    }

    private Dictionary<string, object> Describe(SigningKey key)
    {
        var jwk = key.Jwk();
        foreach (var (name, value) in MoreOfEachKey)
            jwk[name] = value;
        return jwk;
    }
}
