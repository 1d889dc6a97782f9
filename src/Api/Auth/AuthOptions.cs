using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Api;

/// <summary>Section <c>Auth</c>: whose tokens are accepted.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The audiences of Partner Center: its address, and its application id.</summary>
    public static IReadOnlyList<string> DefaultAudiences { get; } =
    ["https://api.partnercenter.microsoft.com", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"];

    /// <summary>
    /// The issuer of tokens, whose <c>/.well-known/openid-configuration</c> names its keys, such as
    /// <c>https://login.microsoftonline.com/organizations/v2.0</c>. HTTPS, unless it is on this machine. Default none;
    /// required outside Development.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>
    /// How long each of the authority's two documents may take; then it counts as not answering. 1 second to 1 minute;
    /// default 5 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan AuthorityTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Issuers to accept besides the authority's own; <c>{tenantid}</c> stands for the token's tenant. An authority for
    /// many tenants (one whose issuer has <c>{tenantid}</c> in it) also accepts
    /// <c>https://sts.windows.net/{tenantid}/</c>, the issuer of version 1 tokens.
    /// </summary>
    public string[] Issuers { get; set; } = [];

    /// <summary>Audiences to accept instead of <see cref="DefaultAudiences"/>.</summary>
    public string[] Audiences { get; set; } = [];

    /// <summary>
    /// The partner tenants to let in, as GUIDs; the tokens of others are refused. Default none: all whose tokens are
    /// accepted. At most 10,000.
    /// </summary>
    [MaxLength(10_000)]
    public string[] Tenants { get; set; } = [];

    /// <summary>
    /// The scopes that a user's token needs for each permission. A permission for which neither a scope nor one of
    /// <see cref="Roles"/> is named, as by default, belongs to every token.
    /// </summary>
    public PermissionNames Scopes { get; set; } = new();

    /// <summary>The roles that an application's own token needs for each; see <see cref="Scopes"/>.</summary>
    public PermissionNames Roles { get; set; } = new();

    /// <summary>
    /// How long the authority's keys stay in use while it does not answer. 30 minutes to 30 days; default 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:30:00", "30.00:00:00")]
    public TimeSpan KeysKeptFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far the clocks of issuer and service may be apart. 0 to 10 minutes; default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Whether tokens of the development key are accepted anywhere. Default false: only in Development, and only while
    /// every listening address is this machine's own.
    /// </summary>
    public bool AllowDevelopmentKeys { get; set; }

    /// <summary>
    /// How many verified tokens are remembered, so that their signatures are not checked again. 0 to 1,000,000; default
    /// 20,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int TokenCacheSize { get; set; } = 20_000;

    /// <summary>
    /// The answer that a cart does not exist comes no sooner than this, so that another partner's cart takes as long as
    /// an absent one: longer than the store takes. 0 to 1 second; default 10 ms; 0 answers at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan NotFoundAfter { get; set; } = TimeSpan.FromMilliseconds(10);

    internal IReadOnlyList<string> EffectiveAudiences => Audiences.Length == 0 ? DefaultAudiences : Audiences;
}
