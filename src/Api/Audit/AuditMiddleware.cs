using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Exchanges;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Routes;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Records every change that was asked for, accepted or not, and every access that was refused. It stands outside of everything that answers, so that it sees the
/// answers of all.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, AuditLog log, TimeProvider clock)
{
    private static readonly Fault NoRoom = EdgeFaults.Unavailable("The audit log cannot be written now, and no change is made without its entry; try again.");

    public Task InvokeAsync(HttpContext context) => HttpMethods.IsGet(context.Request.Method) ? Read(context) : Change(context);

    private async Task Read(HttpContext context)
    {
        await next(context);
        if (IsRefusedAccess(context))
            log.AddUnplaced(Entry(context, AuditEvent.Access));
    }

    private async Task Change(HttpContext context)
    {
        if (!log.TryTakePlace())
        {
            FaultResponse.Send(context, NoRoom);
            return;
        }

        try
        {
            await next(context);
        }
        catch
        {
            log.GiveBackPlace();
            throw;
        }

        var what = EventOf(context);
        if (what is { } change && Exchange.Of(context).Caller.Partner != Guid.Empty)
        {
            log.AddPlaced(Entry(context, change));
            return;
        }

        log.GiveBackPlace();
        if (IsRefusedAccess(context))
            log.AddUnplaced(Entry(context, what ?? AuditEvent.Access));
    }

    private static AuditEvent? EventOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Operation>() switch
    {
        var operation when ReferenceEquals(operation, Operations.Create) => AuditEvent.Create,
        var operation when ReferenceEquals(operation, Operations.Update) => AuditEvent.Update,
        var operation when ReferenceEquals(operation, Operations.Checkout) => AuditEvent.Checkout,
        _ => null,
    };

    /// <summary>No or a bad token, no right, or a cart that does not exist for the caller, which may be somebody else's.</summary>
    private static bool IsRefusedAccess(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => true,
        StatusCodes.Status404NotFound => Exchange.Of(context).FaultCode == EdgeFaults.NoSuchCart,
        _ => false,
    };

    private AuditEntry Entry(HttpContext context, AuditEvent what)
    {
        var exchange = Exchange.Of(context);
        var hasLeft = context.RequestAborted.IsCancellationRequested;
        RouteIds.TryGuid(RouteIds.Text(context, RouteIds.Customer), out var customer);
        RouteIds.TryGuid(RouteIds.Text(context, RouteIds.Cart), out var cart);
        return new AuditEntry(what, clock.GetUtcNow())
        {
            Outcome = hasLeft ? AuditOutcome.Unknown : OutcomeOf(context.Response.StatusCode, exchange.FaultCode),
            Status = hasLeft ? 0 : context.Response.StatusCode,
            Code = exchange.FaultCode,
            Tenant = exchange.Caller.Partner,
            User = exchange.Caller.User,
            Customer = customer,
            Cart = cart == Guid.Empty ? exchange.CreatedCart : cart,
            Request = exchange.RequestId,
            Correlation = exchange.CorrelationId,
            From = context.Connection.RemoteIpAddress?.ToString(),
        };
    }

    private static AuditOutcome OutcomeOf(int status, int code) => status switch
    {
        < 400 => AuditOutcome.Accepted,
        >= 500 => AuditOutcome.Unknown,
        StatusCodes.Status409Conflict when code == EdgeFaults.OrderInProgress => AuditOutcome.Unknown,
        _ => AuditOutcome.Refused,
    };
}
