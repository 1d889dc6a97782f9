using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api.Requests;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Faults;

/// <summary>
/// The last resort: whatever is thrown becomes a fault that the client can read, and a log entry when it is ours.
/// </summary>
internal sealed partial class ExceptionMiddleware(
    RequestDelegate next,
    IHostApplicationLifetime lifetime,
    ILogger<ExceptionMiddleware> logger
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            // Kestrel's own status would be 400, 408 or 413; clients repeat all but the first (contract.md 11).
            Answer(
                context,
                EdgeFaults.Invalid($"The body could not be read: {bad.Message}") with
                {
                    ClosesConnection = true,
                }
            );
        }
        catch (ConnectionResetException)
        {
            ClientLeft(RequestContext.Of(context).RequestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            ClientLeft(RequestContext.Of(context).RequestId);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Answer(context, EdgeFaults.Stopping);
        }
        catch (CartsUnavailableException unavailable)
        {
            Answer(context, EdgeFaults.Unavailable(unavailable.Message));
        }
        catch (Exception failure)
        {
            var request = RequestContext.Of(context);
            Failed(failure, request.RequestId, request.CorrelationId);
            Answer(context, EdgeFaults.Unexpected);
        }
    }

    private static void Answer(HttpContext context, in Fault fault)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else
            FaultResponse.Send(context, fault);
    }

    [LoggerMessage(
        1001,
        LogLevel.Error,
        "Request {RequestId} (correlation {CorrelationId}) failed unexpectedly; answered 500/800003."
    )]
    private partial void Failed(Exception failure, string requestId, string correlationId);

    [LoggerMessage(1002, LogLevel.Debug, "The client of request {RequestId} left before the answer.")]
    private partial void ClientLeft(string requestId);
}
