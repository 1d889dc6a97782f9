using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// What the routes of the catalog are asked for in the query (contract.md 22.1). Each returns false when the request
/// has been answered with a fault.
/// </summary>
internal static class CatalogQuery
{
    /// <summary>Two letters in any case, which must be given.</summary>
    public static bool TryCountry(HttpContext context, out string country)
    {
        country = context.Request.Query["country"].ToString().Trim().ToUpperInvariant();
        if (country.Length == 2 && country.All(char.IsAsciiLetterUpper))
            return true;
        FaultResponse.Send(context, CatalogFaults.NoCountry);
        return false;
    }

    /// <summary>Null where the query names none.</summary>
    public static bool TryTargetSegment(HttpContext context, out string? segment) =>
        TrySegment(context, "targetSegment", out segment);

    /// <summary>As <see cref="TryTargetSegment"/>, by another name.</summary>
    public static bool TrySegment(HttpContext context, string name, out string? segment)
    {
        var asked = context.Request.Query[name].ToString();
        segment = CatalogSegments.Find(asked);
        if (segment is not null || string.IsNullOrWhiteSpace(asked))
            return true;
        FaultResponse.Send(context, CatalogFaults.NoSegment(asked));
        return false;
    }
}
