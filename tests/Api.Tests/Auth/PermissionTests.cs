using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.Auth;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Auth;

public sealed class PermissionTests
{
    private static readonly (string, string)[] Mapping =
    [
        ("Auth:Scopes:Read:0", "Carts.Read"),
        ("Auth:Scopes:Read:1", "Carts.All"),
        ("Auth:Scopes:Write:0", "Carts.All"),
        ("Auth:Scopes:Checkout:0", "Carts.All"),
        ("Auth:Roles:Read:0", "Reader"),
        ("Auth:Roles:Write:0", "Writer"),
        ("Auth:Roles:Checkout:0", "Buyer"),
    ];

    /// <summary>A route without a right, and not open to all, would be open to every partner's token.</summary>
    [Fact]
    public async Task Routes_All_AskForARightOrAreOpenToAll()
    {
        await using var host = await ApiHost.Start();
        var routes = host
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToList();

        // Endpoints for any method are what answers 405: they do nothing.
        Assert.Equal(
            5,
            routes.Count(route =>
                route.Metadata.GetMetadata<RequiredPermission>()
                    is { Permission: Permission.Read or Permission.Write or Permission.Checkout }
            )
        );
        Assert.DoesNotContain(routes, route =>
            route.Metadata.GetMetadata<RequiredPermission>() is null
            && route.Metadata.GetMetadata<IAllowAnonymous>() is null
            && route.Metadata.GetMetadata<IHttpMethodMetadata>() is not null
        );
    }

    [Theory]
    [InlineData("scp", "Carts.Read", "user", Permission.Read)]
    [InlineData("scp", "openid Carts.All profile", "user", Permission.All)]
    [InlineData("scp", "carts.read", "user", Permission.None)]
    [InlineData("scp", "Carts.Reader", "user", Permission.None)]
    [InlineData("roles", "Reader", "app", Permission.Read)]
    [InlineData("roles", "Reader Writer", null, Permission.Read | Permission.Write)]
    [InlineData("wids", "Reader", null, Permission.None)]
    public async Task Rights_OfTheMapping_AreThoseOfTheToken(string claim, string value, string? kind, object expected)
    {
        await using var host = await ApiHost.Start(Mapping);
        var token = Token(host, ("scp", null), (claim, value), ("idtyp", kind));

        await AssertPermissions(host, token, (Permission)expected);
    }

    // Users have roles, too: what they may do with this application is in its scopes.
    [Fact]
    public async Task Rights_OfAUser_AreNotThoseOfItsRoles()
    {
        await using var host = await ApiHost.Start(Mapping);

        var token = Token(host, ("scp", "Carts.Read"), ("roles", new[] { "Reader", "Writer", "Buyer" }));

        await AssertPermissions(host, token, Permission.Read);
    }

    [Fact]
    public async Task Rights_InAnArray_Count()
    {
        await using var host = await ApiHost.Start(Mapping);

        await AssertPermissions(
            host,
            Token(host, ("scp", null), ("roles", new[] { "Reader", "Buyer" })),
            Permission.Read | Permission.Checkout
        );
        await AssertPermissions(host, Token(host, ("scp", new[] { "Carts.Read" })), Permission.Read);
    }

    [Fact]
    public async Task Rights_WithoutAMapping_BelongToEveryToken()
    {
        await using var host = await ApiHost.Start();

        await AssertPermissions(host, Token(host), Permission.All);
        await AssertPermissions(host, Token(host, ("scp", null)), Permission.All);
    }

    // Naming who may check out leaves reading and writing to all.
    [Fact]
    public async Task Rights_MappedForSome_AreOpenForTheOthers()
    {
        await using var host = await ApiHost.Start(("Auth:Roles:Checkout:0", "Buyer"));

        await AssertPermissions(host, Token(host), Permission.Read | Permission.Write);
        await AssertPermissions(host, Token(host, ("scp", null), ("roles", "Buyer")), Permission.All);
    }

    [Fact]
    public async Task Right_Missing_ComesBeforeWhateverElseIsWrong()
    {
        await using var host = await ApiHost.Start(Mapping);
        var token = Token(host, ("scp", "none"));

        var description = await (
            await Send(host, token, HttpMethod.Post, "/v1/customers/contoso/carts", "{")
        ).AssertFault(403, 2032);
        Assert.Contains("the right to write", description, StringComparison.Ordinal);
        Assert.Contains("Carts.All", description, StringComparison.Ordinal);
        await (await Send(host, token, HttpMethod.Get, "/v1/customers/contoso/carts/x", null)).AssertFault(403, 2032);
        // Neither of these has a right to ask for.
        await (await Send(host, token, HttpMethod.Delete, ApiHost.Carts, null)).AssertFault(405, 405);
        await (await Send(host, token, HttpMethod.Get, "/v1/nowhere", null)).AssertFault(404, 1000);
    }

    private static async Task AssertPermissions(ApiHost host, string token, Permission rights)
    {
        var cart = $"{ApiHost.Carts}/{Guid.NewGuid()}";
        await AssertPermission(host, token, HttpMethod.Get, cart, rights.HasFlag(Permission.Read));
        await AssertPermission(
            host,
            token,
            HttpMethod.Get,
            "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/orders/a1b2c3d4e5f6",
            rights.HasFlag(Permission.Read)
        );
        await AssertPermission(host, token, HttpMethod.Put, cart, rights.HasFlag(Permission.Write));
        await AssertPermission(host, token, HttpMethod.Post, ApiHost.Carts, rights.HasFlag(Permission.Write));
        await AssertPermission(host, token, HttpMethod.Post, $"{cart}/checkout", rights.HasFlag(Permission.Checkout));
    }

    private static async Task AssertPermission(ApiHost host, string token, HttpMethod method, string path, bool has)
    {
        var response = await Send(host, token, method, path, method == HttpMethod.Get ? null : ApiHost.Body);
        if (has)
            Assert.NotEqual(403, (int)response.StatusCode);
        else
            await response.AssertFault(403, 2032);
    }

    private static Task<HttpResponseMessage> Send(
        ApiHost host,
        string token,
        HttpMethod method,
        string path,
        string? body
    )
    {
        host.Client.DefaultRequestHeaders.Authorization = null;
        return host.Send(method, path, body, ("Authorization", $"Bearer {token}"));
    }

    private static string Token(ApiHost host, params (string, object?)[] claims) =>
        TokenForge.Make(host.Key.SecurityKey, "ES256", host.Clock.GetUtcNow(), claims: TokenForge.Claims(claims));
}
