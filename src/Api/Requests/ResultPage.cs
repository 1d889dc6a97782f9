using System.Globalization;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Requests;

/// <summary>
/// Answers a list by pages (contract.md 19.3): the answer's header names the next page, and the request for it has that
/// header again. The name says where the page begins, so that the service keeps nothing.
/// </summary>
internal static class ResultPage
{
    public const string Header = "MS-ContinuationToken";

    /// <summary>How many items a page has at most.</summary>
    public const int Size = 300;

    /// <summary>The page that is asked for; false when the request has been answered with a fault.</summary>
    public static bool TryTake<T>(HttpContext context, IReadOnlyList<T> all, out IReadOnlyList<T> page)
    {
        page = [];
        var asked = context.Request.Headers[Header].ToString();
        var first = 0;
        if (
            asked.Length > 0
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out first) || first > all.Count)
        )
        {
            FaultResponse.Send(
                context,
                EdgeFaults.Invalid($"{Header} {SanitizedText.Of(asked)} is none that the service has given.")
            );
            return false;
        }

        page = [.. all.Skip(first).Take(Size)];
        if (first + page.Count < all.Count)
            context.Response.Headers[Header] = (first + page.Count).ToString(CultureInfo.InvariantCulture);
        return true;
    }
}
