using Microsoft.AspNetCore.Http;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Whether a read of orders asks for prices: <c>include_price=true</c>, also spelled <c>includePrice</c>, in any case;
/// a value that is no bool counts as false (contract.md 16.3, 20.2).
/// </summary>
internal static class PricesQuery
{
    public static bool IsAsked(HttpRequest request) =>
        IsTrue(request, "include_price") || IsTrue(request, "includePrice");

    private static bool IsTrue(HttpRequest request, string name) =>
        bool.TryParse(request.Query[name], out var isAsked) && isAsked;
}
