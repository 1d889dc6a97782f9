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

    private const string Read = CartsPolicies.Read;
    private const string Write = CartsPolicies.Write;
    private const string Checkout = CartsPolicies.Checkout;
    private const string All = $"{Read} {Write} {Checkout}";

    /// <summary>A route that asks for no permission is open to every partner's token.</summary>
    [Fact]
    public async Task Routes_All_AskForAPermissionOrAreOpenToAll()
    {
        await using var host = await ApiHost.Start();
        var routes = host
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToList();

        // Endpoints for any method are what answers 405: they do nothing.
        Assert.All(routes.Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not null), route =>
            Assert.True(
                route.Metadata.GetMetadata<IAllowAnonymous>() is not null
                    != route
                        .Metadata.GetOrderedMetadata<IAuthorizeData>()
                        .Any(asked => asked.Policy is Read or Write or Checkout),
                route.RoutePattern.RawText
            )
        );
    }

    [Theory]
    [InlineData("scp", "Carts.Read", "user", Read)]
    [InlineData("scp", "openid Carts.All profile", "user", All)]
    [InlineData("scp", "carts.read", "user", "")]
    [InlineData("scp", "Carts.Reader", "user", "")]
    [InlineData("roles", "Reader", "app", Read)]
    [InlineData("roles", "Reader Writer", null, Read + " " + Write)]
    [InlineData("wids", "Reader", null, "")]
    public async Task Permissions_OfTheMapping_AreThoseOfTheToken(
        string claim,
        string value,
        string? kind,
        string expected
    )
    {
        await using var host = await ApiHost.Start(Mapping);
        var token = Token(host, ("scp", null), (claim, value), ("idtyp", kind));

        await AssertPermissions(host, token, expected);
    }

    // Users have roles, too: what they may do with this application is in its scopes.
    [Fact]
    public async Task Permissions_OfAUser_AreNotThoseOfItsRoles()
    {
        await using var host = await ApiHost.Start(Mapping);

        var token = Token(host, ("scp", "Carts.Read"), ("roles", new[] { "Reader", "Writer", "Buyer" }));

        await AssertPermissions(host, token, Read);
    }

    [Fact]
    public async Task Permissions_InAnArray_Count()
    {
        await using var host = await ApiHost.Start(Mapping);

        await AssertPermissions(
            host,
            Token(host, ("scp", null), ("roles", new[] { "Reader", "Buyer" })),
            Read + " " + Checkout
        );
        await AssertPermissions(host, Token(host, ("scp", new[] { "Carts.Read" })), Read);
    }

    [Fact]
    public async Task Permissions_WithoutAMapping_BelongToEveryToken()
    {
        await using var host = await ApiHost.Start();

        await AssertPermissions(host, Token(host), All);
        await AssertPermissions(host, Token(host, ("scp", null)), All);
    }

    // Naming who may check out leaves reading and writing to all.
    [Fact]
    public async Task Permissions_MappedForSome_AreOpenForTheOthers()
    {
        await using var host = await ApiHost.Start(("Auth:Roles:Checkout:0", "Buyer"));

        await AssertPermissions(host, Token(host), Read + " " + Write);
        await AssertPermissions(host, Token(host, ("scp", null), ("roles", "Buyer")), All);
    }

    [Fact]
    public async Task Permission_Missing_ComesBeforeWhateverElseIsWrong()
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

    private static async Task AssertPermissions(ApiHost host, string token, string policies)
    {
        var cart = $"{ApiHost.Carts}/{Guid.NewGuid()}";
        await AssertPermission(host, token, HttpMethod.Get, cart, policies.Contains(Read, StringComparison.Ordinal));
        await AssertPermission(
            host,
            token,
            HttpMethod.Get,
            "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/orders/a1b2c3d4e5f6",
            policies.Contains(Read, StringComparison.Ordinal)
        );
        await AssertPermission(host, token, HttpMethod.Put, cart, policies.Contains(Write, StringComparison.Ordinal));
        await AssertPermission(
            host,
            token,
            HttpMethod.Post,
            ApiHost.Carts,
            policies.Contains(Write, StringComparison.Ordinal)
        );
        await AssertPermission(
            host,
            token,
            HttpMethod.Post,
            $"{cart}/checkout",
            policies.Contains(Checkout, StringComparison.Ordinal)
        );
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
