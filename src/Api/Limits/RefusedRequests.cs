using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Recognises a refused request that is sent again at once. An SDK in use sends each refusal five times within
/// milliseconds, under one request id and with one body (contract.md 15.2): the repeats are carried out like any
/// request, and count once in rates, in the audit log and in the throttle of refusals.
/// </summary>
internal sealed class RefusedRequests(RateLimits limits, TimeProvider clock)
{
    /// <summary>How many repeats of one refusal go uncounted.</summary>
    public const int MostRepeats = 5;

    private const int MostRemembered = 8_192;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);

    private readonly RecentCache<(Guid Partner, Guid Request), RefusedRequest> _recent = new(MostRemembered);

    /// <summary>
    /// The refusal that the request seems to repeat; null for none. Its body is not known yet: see
    /// <see cref="TryAdmit"/>.
    /// </summary>
    public RefusedRequest? FindRepeated(HttpContext context, Guid partner)
    {
        var key = RequestContext.Of(context).RequestKey;
        return
            key != Guid.Empty
            && _recent.TryGet((partner, key), out var refused)
            && clock.GetElapsedTime(refused.Since) <= Remembered
            && refused.Method == context.Request.Method
            && refused.Path == context.Request.Path.Value
            && refused.TryRepeat()
            ? refused
            : null;
    }

    /// <summary>
    /// Notes the hash of the body in the request context, and counts a request that only seemed to be a repeat. To be
    /// called before anything is changed. False when the request was one too many, and has been answered so.
    /// </summary>
    public bool TryAdmit(HttpContext context, in RequestBody body)
    {
        var request = RequestContext.Of(context);
        request.BodyHash = IdempotencyKey.HashOf(body.Bytes);
        if (request.RepeatOf is null || request.IsRepeat)
            return true;
        request.RepeatOf = null;
        return limits.TryCount(context);
    }

    /// <summary>
    /// Remembers what a known caller is refused for a reason that the client can mend, so that repeats are recognised.
    /// </summary>
    public void Remember(HttpContext context, Guid partner, int code)
    {
        var request = RequestContext.Of(context);
        if (request.RequestKey != Guid.Empty && request.RepeatOf is null)
            _recent.Set(
                (partner, request.RequestKey),
                new RefusedRequest(
                    context.Request.Method,
                    context.Request.Path.Value ?? "",
                    request.BodyHash,
                    code,
                    clock.GetTimestamp()
                )
            );
    }
}
