using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Auth;

/// <summary>What a route of a host's own finds of the framework: the caller, the policies, the scheme.</summary>
public sealed class PrincipalTests
{
    private const string Tenant = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task User_OfAUsersToken_HasTheDocumentedClaims()
    {
        ClaimsPrincipal? user = null;
        await using var host = await Start(context =>
        {
            user = context.User;
            return Task.CompletedTask;
        });

        await Get(host, ("tid", Tenant), ("azp", "app-1"), ("oid", "user-1"), ("scp", "Carts.Read"));

        Assert.True(user!.Identity!.IsAuthenticated);
        Assert.Equal("user-1", user.Identity.Name);
        Assert.Equal(
            ["tid=" + Tenant, "azp=app-1", "oid=user-1", "permission=read"],
            user.Claims.Select(claim => $"{claim.Type}={claim.Value}")
        );
    }

    [Fact]
    public async Task User_OfAnApplicationsOwnToken_HasNoUser()
    {
        ClaimsPrincipal? user = null;
        await using var host = await Start(context =>
        {
            user = context.User;
            return Task.CompletedTask;
        });

        await Get(host, ("azp", "app-1"), ("scp", null), ("idtyp", "app"), ("roles", "Writer Reader"));

        Assert.Equal("app-1", user!.Identity!.Name);
        Assert.False(user.HasClaim(claim => claim.Type == CartsClaims.User));
        Assert.Equal(["read", "write"], user.FindAll(CartsClaims.Permission).Select(claim => claim.Value));
    }

    [Fact]
    public async Task Route_OfAHostThatNamesNothing_NeedsAToken()
    {
        await using var host = await Start(static _ => Task.CompletedTask);
        using var anybody = new HttpClient { BaseAddress = host.Address };

        await (await anybody.GetAsync(new Uri("/own", UriKind.Relative))).AssertFault(401, 800001);
        Assert.Equal(200, (int)(await Get(host)).StatusCode);
    }

    [Fact]
    public async Task Route_ForUsers_RefusesAnApplicationsOwnToken()
    {
        await using var host = await Start(
            static _ => Task.CompletedTask,
            static route => route.RequireAuthorization(CartsPolicies.User)
        );

        await (await Get(host, ("scp", null), ("idtyp", "app"))).AssertFault(403, 900329);
        Assert.Equal(200, (int)(await Get(host)).StatusCode);
    }

    [Fact]
    public async Task Route_WithAPolicyOfTheHosts_IsJudgedByIt()
    {
        await using var host = await Start(
            static _ => Task.CompletedTask,
            static route => route.RequireAuthorization(CartsPolicies.Read, "Odd"),
            static services =>
                services.Configure<AuthorizationOptions>(static options =>
                    options.AddPolicy("Odd", static policy => policy.RequireClaim(CartsClaims.Application, "odd"))
                )
        );

        var description = await (await Get(host, ("azp", "even"), ("scp", "Carts.Read"))).AssertFault(403, 2032);
        Assert.Contains("the authorization policy of the route", description, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await Get(host, ("azp", "odd"), ("scp", "Carts.Read"))).StatusCode);
        // What is remembered of a token does not stand in for what is not.
        await (await Get(host, ("azp", "odd"), ("scp", "Other"))).AssertFault(403, 2032);
    }

    public static TheoryData<string, Action<IEndpointConventionBuilder>> OtherWays =>
        new()
        {
            {
                "a policy built in place",
                static route =>
                    route.RequireAuthorization(policy => policy.RequireClaim(CartsClaims.Application, "odd"))
            },
            {
                "a policy made before",
                static route =>
                    route.RequireAuthorization(
                        new AuthorizationPolicyBuilder().RequireClaim(CartsClaims.Application, "odd").Build()
                    )
            },
            { "requirements in metadata", static route => route.WithMetadata(new OddOnly()) },
            { "a role", static route => route.RequireAuthorization(new AuthorizeAttribute { Roles = "odd" }) },
            {
                "another scheme",
                static route => route.RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Other" })
            },
        };

    [Theory]
    [MemberData(nameof(OtherWays))]
    public async Task Route_ThatAsksInAnotherWay_IsNotOpenToEveryToken(
        string _,
        Action<IEndpointConventionBuilder> name
    )
    {
        await using var host = await Start(static _ => Task.CompletedTask, name);

        await (await Get(host, ("azp", "even"))).AssertFault(403, 2032);
    }

    [Theory]
    [MemberData(nameof(OtherWays))]
    public async Task Route_ThatAsksInAnotherWay_IsOpenToTheRightToken(
        string way,
        Action<IEndpointConventionBuilder> name
    )
    {
        if (way is "a role" or "another scheme")
            return;
        await using var host = await Start(static _ => Task.CompletedTask, name);

        Assert.Equal(200, (int)(await Get(host, ("azp", "odd"))).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Route_ThatNamesNoPolicy_IsJudgedByTheHostsDefault(bool namesNothing)
    {
        await using var host = await Start(
            static _ => Task.CompletedTask,
            namesNothing ? null : static route => route.RequireAuthorization(),
            static services =>
                services.Configure<AuthorizationOptions>(static options =>
                    options.DefaultPolicy = options.FallbackPolicy =
                        new AuthorizationPolicyBuilder().RequireClaim(CartsClaims.Application, "odd").Build()
                )
        );

        await (await Get(host, ("azp", "even"))).AssertFault(403, 2032);
        Assert.Equal(200, (int)(await Get(host, ("azp", "odd"))).StatusCode);
    }

    private sealed class OddOnly : IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
            [new ClaimsAuthorizationRequirement(CartsClaims.Application, ["odd"])];
    }

    [Fact]
    public async Task Scheme_AskedByAHost_AnswersAsTheApiDoes()
    {
        var results = new List<AuthenticateResult>();
        await using var host = await Start(
            async context =>
            {
                results.Add(await context.AuthenticateAsync());
                if (results[^1].Succeeded)
                    await context.ForbidAsync();
                else
                    await context.ChallengeAsync();
            },
            static route => route.AllowAnonymous()
        );
        using var anybody = new HttpClient { BaseAddress = host.Address };

        await (await anybody.GetAsync(new Uri("/own", UriKind.Relative))).AssertFault(401, 800001);
        await (await host.Send(HttpMethod.Get, "/own", (string?)null, ("Authorization", "Bearer x.y.z"))).AssertFault(
            401,
            400
        );
        await (await Get(host)).AssertFault(403, 2032);
        Assert.Equal([true, false, false], results.Select(result => result.None));
        Assert.Equal([false, false, true], results.Select(result => result.Succeeded));
    }

    private static Task<ApiHost> Start(
        RequestDelegate answer,
        Action<IEndpointConventionBuilder>? name = null,
        Action<IServiceCollection>? services = null
    ) =>
        ApiHost.Start(
            builder =>
            {
                builder.Services.AddSingleton<Action<IEndpointRouteBuilder>>(routes =>
                {
                    var route = routes.MapGet("/own", answer);
                    name?.Invoke(route);
                });
                services?.Invoke(builder.Services);
            },
            [
                ("Auth:Scopes:Read:0", "Carts.Read"),
                ("Auth:Scopes:Write:0", "Carts.Write"),
                ("Auth:Scopes:Checkout:0", "Carts.Checkout"),
                ("Auth:Roles:Read:0", "Reader"),
                ("Auth:Roles:Write:0", "Writer"),
            ]
        );

    private static Task<HttpResponseMessage> Get(ApiHost host, params (string, object?)[] claims)
    {
        host.Client.DefaultRequestHeaders.Authorization = null;
        var token = TokenForge.Make(
            host.Key.SecurityKey,
            "ES256",
            host.Clock.GetUtcNow(),
            claims: TokenForge.Claims([("appid", null), ("azp", TokenForge.App), .. claims])
        );
        return host.Send(HttpMethod.Get, "/own", (string?)null, ("Authorization", $"Bearer {token}"));
    }
}
