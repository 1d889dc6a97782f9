using Microsoft.AspNetCore.Authorization;

namespace PartnerCarts.Api;

/// <summary>
/// The authorization policies of the HTTP API. A route names those that it asks for by <c>RequireAuthorization</c>; one
/// that names none asks for a valid token, and one with <c>AllowAnonymous</c> for nothing (docs/authentication.md).
/// </summary>
public static class CartsPolicies
{
    /// <summary>See carts, orders, subscriptions and the catalog.</summary>
    public const string Read = "Carts.Read";

    /// <summary>Create and update carts, and change orders.</summary>
    public const string Write = "Carts.Write";

    /// <summary>Order what is in a cart.</summary>
    public const string Checkout = "Carts.Checkout";

    /// <summary>
    /// Ask in a user's name: an application's own token is refused with 403/900329 (contract.md 20.4).
    /// </summary>
    public const string User = "Carts.User";

    /// <summary>What is decided once for each token, and remembered with it.</summary>
    internal static readonly string[] All = [Read, Write, Checkout, User];

    internal static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Read, static policy => policy.RequireClaim(CartsClaims.Permission, "read"));
        options.AddPolicy(Write, static policy => policy.RequireClaim(CartsClaims.Permission, "write"));
        options.AddPolicy(Checkout, static policy => policy.RequireClaim(CartsClaims.Permission, "checkout"));
        options.AddPolicy(User, static policy => policy.RequireClaim(CartsClaims.User));
        options.FallbackPolicy = options.DefaultPolicy;
    }
}
