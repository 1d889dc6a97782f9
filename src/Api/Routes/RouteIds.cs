using Microsoft.AspNetCore.Http;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Routes;

/// <summary>Reads the ids in a path: GUIDs in any case, bare or in braces (contract.md 1).</summary>
internal static class RouteIds
{
    public const string Customer = "customerId";
    public const string Cart = "cartId";
    public const string Order = "orderId";
    public const string LineNumber = "lineItemNumber";
    public const string Product = "productId";
    public const string Sku = "skuId";
    public const string Availability = "availabilityId";
    public const string Promotion = "promotionId";
    public const string Subscription = "subscriptionId";

    public static string? Text(HttpContext context, string name) => context.Request.RouteValues[name] as string;

    /// <summary>The text, if it has the form of an order's id; else null.</summary>
    public static string? OrderId(string? text) =>
        text is not null && OrderIds.IsOne(text) ? text.ToLowerInvariant() : null;

    public static bool TryGuid(string? text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) || Guid.TryParseExact(text, "B", out id);
}
