using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Gives every answer to somebody whose token has not been found good its time, whatever its status and route. It
/// stands before all that answers: a place that refuses early need not think of it.
/// </summary>
internal sealed class StrangerThrottleMiddleware
{
    private readonly RequestDelegate _next;
    private readonly RefusalThrottle _throttle;

    // One for all requests: most of them are of known callers, and need nothing of their own here.
    private readonly Func<object, Task> _onStarting;

    public StrangerThrottleMiddleware(RequestDelegate next, RefusalThrottle throttle)
    {
        (_next, _throttle) = (next, throttle);
        _onStarting = state => Starting((HttpContext)state);
    }

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(_onStarting, context);
        return _next(context);
    }

    private Task Starting(HttpContext context) =>
        context.Features.Get<RequestContext>() is { IsCallerKnown: true }
            ? Task.CompletedTask
            : _throttle.WaitAsStranger(context);
}
