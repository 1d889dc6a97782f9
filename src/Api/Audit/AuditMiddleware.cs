using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Routes;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Records every change that was asked for, accepted or not, and every access that was refused. It stands outside of
/// everything that answers, so that it sees the answers of all.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, AuditLog log, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch when (RequestContext.Of(context).HasBegunChange && EventOf(context) is { } begun)
        {
            // Whatever it was, the change may have been made before.
            log.AddPlaced(Entry(context, begun) with { Outcome = AuditOutcome.Unknown, Status = 0 });
            throw;
        }

        var request = RequestContext.Of(context);
        var change = EventOf(context);
        if (request.IsRepeatedRefusal)
            // The first of them has the entry (contract.md 15.2).
            GiveUp(request);
        else if (change is { } what && request.HasBegunChange)
            log.AddPlaced(Entry(context, what));
        else if (change is not null && request.Caller.Partner != Guid.Empty || IsRefusedAccess(context))
            log.AddUnplaced(Entry(context, change ?? AuditEvent.Access));
    }

    private void GiveUp(RequestContext request)
    {
        if (request.HasBegunChange)
            log.GivePlaceBack(request.Caller.Partner);
    }

    private static AuditEvent? EventOf(HttpContext context) => OperationOf(context)?.Change;

    private static Operation? OperationOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Operation>();

    /// <summary>
    /// No or a bad token, no permission, or something of ours (a cart, an order) that does not exist for the caller,
    /// and may be somebody else's.
    /// </summary>
    private static bool IsRefusedAccess(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => true,
            StatusCodes.Status404NotFound => OperationOf(context) is not null,
            _ => false,
        };

    private AuditEntry Entry(HttpContext context, AuditEvent what)
    {
        var request = RequestContext.Of(context);
        var isAnswered = IsAnswered(context);
        RouteIds.TryGuid(RouteIds.Text(context, RouteIds.Customer), out var customer);
        RouteIds.TryGuid(RouteIds.Text(context, RouteIds.Cart), out var cart);
        return new AuditEntry(what, clock.GetUtcNow())
        {
            Outcome = OutcomeOf(context, isAnswered),
            Status = isAnswered ? context.Response.StatusCode : 0,
            Code = request.FaultCode,
            Tenant = request.Caller.Partner,
            User = request.Caller.User,
            Customer = customer,
            Cart = cart == Guid.Empty ? request.CreatedCart : cart,
            Order = OrderOf(context, what),
            Request = request.RequestId,
            Correlation = request.CorrelationId,
            From = context.Connection.RemoteIpAddress?.ToString(),
        };
    }

    /// <summary>The order's id, if the path's text is one: it is the client's, and may be anything else.</summary>
    private static string? OrderOf(HttpContext context, AuditEvent what) =>
        what is AuditEvent.ChangeOrder
            ? RouteIds.OrderId(RouteIds.Text(context, RouteIds.Order))
            : RequestContext.Of(context).CreatedOrder;

    /// <summary>
    /// Every 200 has a length. Without one the status is only what a response begins with: the client was gone before
    /// there was an answer.
    /// </summary>
    private static bool IsAnswered(HttpContext context) =>
        !context.RequestAborted.IsCancellationRequested
        && context.Response is not { StatusCode: StatusCodes.Status200OK, ContentLength: null };

    private static AuditOutcome OutcomeOf(HttpContext context, bool isAnswered)
    {
        var request = RequestContext.Of(context);
        // Whatever was answered, nothing was asked of a cart.
        if (!request.HasBegunChange)
            return AuditOutcome.Refused;
        return context.Response.StatusCode switch
        {
            _ when !isAnswered => AuditOutcome.Unknown,
            < 400 => AuditOutcome.Accepted,
            >= 500 => AuditOutcome.Unknown,
            StatusCodes.Status409Conflict when request.FaultCode == EdgeFaults.OrderInProgress => AuditOutcome.Unknown,
            _ => AuditOutcome.Refused,
        };
    }
}
