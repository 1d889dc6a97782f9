using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using PartnerCarts.Api.Limits;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Requests;

/// <summary>
/// One request and its answer: their ids, and who asks once the token has been checked. It holds
/// <see cref="HttpContext.User"/> too, which saves the framework's own feature object on every request.
/// </summary>
internal sealed class RequestContext : IHttpAuthenticationFeature
{
    /// <summary>What <c>MS-RequestId</c> answers: the client's, or a new one.</summary>
    public required string RequestId { get; init; }

    /// <summary>What <c>MS-CorrelationId</c> answers: the client's, or a new one.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>What repeats are recognised by; empty when the client gave no id (contract.md 9 item 6).</summary>
    public required Guid RequestKey { get; init; }

    /// <summary>Whether the JSON of the answer begins with a byte-order mark.</summary>
    public bool SendsByteOrderMark { get; init; }

    /// <summary>Whether the token was found good, be it without the permission that the route asks for.</summary>
    public bool IsCallerKnown { get; set; }

    /// <inheritdoc/>
    public ClaimsPrincipal? User { get; set; }

    /// <summary>Set before any route that needs it runs.</summary>
    public Caller Caller { get; set; }

    /// <summary>Where refusals of this request are remembered; null until the caller is known.</summary>
    public RefusedRequests? Refusals { get; set; }

    /// <summary>The refused request that this one seems to repeat; null for none.</summary>
    public RefusedRequest? RepeatOf { get; set; }

    /// <summary>
    /// The hash by which bodies of requests are compared (contract.md 9 item 8); 0 until the body was read.
    /// </summary>
    public UInt128 BodyHash { get; set; }

    /// <summary>The code of the fault that is answered; 0 for none.</summary>
    public int FaultCode { get; set; }

    /// <summary>The cart that a create has shown; empty for none.</summary>
    public Guid CreatedCart { get; set; }

    /// <summary>The order that was placed without a cart; null for none.</summary>
    public string? CreatedOrder { get; set; }

    /// <summary>Whether a change was handed to its cart, and may have been made whatever is answered.</summary>
    public bool HasBegunChange { get; set; }

    /// <summary>Whether it repeats a refused request, as far as is known: its body may be yet to come.</summary>
    public bool IsRepeat => RepeatOf is { } refused && refused.BodyHash == BodyHash;

    /// <summary>Whether it was refused as the request that it repeats was: it counts with that one.</summary>
    public bool IsRepeatedRefusal => IsRepeat && FaultCode == RepeatOf!.Code;

    /// <summary>The request context, from the outermost step of the pipeline on.</summary>
    public static RequestContext Of(HttpContext context) =>
        context.Features.Get<RequestContext>()
        ?? throw new InvalidOperationException("The request has not been through UseCartsApi.");
}
