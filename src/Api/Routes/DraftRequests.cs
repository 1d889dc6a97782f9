using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Routes;

/// <summary>Reads requests that ask for lines, and says what their repeats are recognised by (contract.md 9).</summary>
internal sealed class DraftRequests(ProcessorShares processors, IOptions<CartsApiOptions> options)
{
    private readonly bool _repeatsInside = options.Value.RepeatsInside;
    private readonly bool _acceptsNewMembers = options.Value.AcceptsNewMembers;

    /// <summary>What the body says; null when the request has been answered with a fault.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="isOrder">Whether it is an order without a cart; otherwise it is a cart.</param>
    public async ValueTask<CartDraft?> Read(HttpContext context, RequestBody body, bool isOrder)
    {
        var request = RequestContext.Of(context);
        using var place = await processors.Acquire(
            request.Caller.Partner,
            body.Bytes.Length >= ProcessorShares.LongBody,
            context.RequestAborted
        );
        if (DraftBody.TryRead(context.Request, body, _acceptsNewMembers, isOrder, out var draft, out var fault))
            return draft;
        FaultResponse.Send(context, fault);
        return null;
    }

    public IdempotencyKey KeyOf(RequestContext request) =>
        new(request.RequestKey, request.BodyHash, _repeatsInside ? Guid.NewGuid() : Guid.Empty);

    /// <summary>
    /// Who was told that the outcome is not known yet, and asks again at once, has waited already (contract.md 15.2).
    /// </summary>
    public static bool HasWaited(RequestContext request) =>
        request is { IsRepeat: true, RepeatOf.Code: EdgeFaults.Busy or EdgeFaults.OrderInProgress };
}
