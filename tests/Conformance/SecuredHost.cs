using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>
/// A service that takes the tokens of an authority, from two partner tenants, each of which may act for customers of
/// its own; users need scopes and applications roles.
/// </summary>
internal sealed class SecuredHost : IAsyncDisposable
{
    public static readonly Guid PartnerA = new("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly Guid PartnerB = new("bbbbbbbb-0000-4000-8000-000000000002");
    public static readonly Guid CustomerOfA = new("aaaaaaaa-1111-4111-8111-000000000001");
    public static readonly Guid CustomerOfB = new("bbbbbbbb-1111-4111-8111-000000000002");
    public static readonly Guid CustomerOfBoth = new("cccccccc-1111-4111-8111-000000000003");

    private readonly string _relationships = Path.GetTempFileName();

    private SecuredHost(OidcServer authority) => Authority = authority;

    public OidcServer Authority { get; }

    public ConformanceHost Host { get; private set; } = null!;

    public static async Task<SecuredHost> Start(ConformanceHost plain)
    {
        var secured = new SecuredHost(await OidcServer.Start());
        secured.Authority.Publish([.. ForgedKeys.Published(), secured.Authority.Key]);
        await secured.Relate((PartnerA, [CustomerOfA, CustomerOfBoth]), (PartnerB, [CustomerOfB, CustomerOfBoth]));
        secured.Host = await plain.Start([
            .. secured.Authority.Settings,
            ("Auth:Tenants:0", PartnerA.ToString()),
            ("Auth:Tenants:1", PartnerB.ToString()),
            ("Auth:Scopes:Read:0", "Carts.Read"),
            ("Auth:Scopes:Write:0", "Carts.Write"),
            ("Auth:Scopes:Checkout:0", "Carts.Buy"),
            ("Auth:Roles:Read:0", "Carts.Read.All"),
            ("Auth:Roles:Write:0", "Carts.Write.All"),
            ("Auth:Roles:Checkout:0", "Carts.Buy.All"),
            // Hundreds of refusals are wanted here, each at once.
            ("Limits:RefusalsPerSecond", "0"),
            ("Customers:File", secured._relationships),
        ]);
        return secured;
    }

    /// <summary>Writes the file of relationships, as an operator would: whole, and by renaming.</summary>
    public async Task Relate(params (Guid Partner, Guid[] Customers)[] relationships)
    {
        var entries = relationships.Select(one =>
            $"\"{one.Partner}\": [{string.Join(", ", one.Customers.Select(customer => $"\"{customer}\""))}]"
        );
        await File.WriteAllTextAsync(
            $"{_relationships}.new",
            $$"""{ "partners": { {{string.Join(", ", entries)}} } }"""
        );
        File.Move($"{_relationships}.new", _relationships, overwrite: true);
    }

    /// <summary>A good token of a user, with every scope unless others are named.</summary>
    public TokenDraft Token(Guid partner, string scopes = "Carts.Read Carts.Write Carts.Buy") =>
        Authority.Token(partner, Host.Now).With(("scp", scopes));

    /// <summary>Sends as one user of a partner, for a customer.</summary>
    public Task<Answer> Send(TokenDraft token, string method, string path, string? body = null) =>
        new PartnerClient(Host).Send(method, path, body, ("Authorization", $"Bearer {token}"));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Authority.DisposeAsync();
        File.Delete(_relationships);
    }
}
