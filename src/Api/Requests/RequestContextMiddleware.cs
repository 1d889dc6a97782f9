using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Requests;

/// <summary>
/// The outermost step: every answer, faults included, carries the headers of contract.md 3. They are set before
/// anything else runs, so nothing has to hook into the start of the response.
/// </summary>
internal sealed class RequestContextMiddleware(
    RequestDelegate next,
    IOptions<ApiOptions> options,
    ILogger<RequestContextMiddleware> logger
)
{
    private readonly bool _sendsByteOrderMark = options.Value.ByteOrderMark;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (requestId, requestKey, problem) = RequestIds.ReadRequestId(
            HeaderKeys.RequestId,
            headers[HeaderKeys.RequestId]
        );
        var (correlationId, correlationProblem) = RequestIds.Read(
            HeaderKeys.CorrelationId,
            headers[HeaderKeys.CorrelationId]
        );
        var request = new RequestContext
        {
            RequestId = requestId,
            CorrelationId = correlationId,
            RequestKey = requestKey,
            SendsByteOrderMark = _sendsByteOrderMark,
        };
        context.Features.Set(request);
        context.Features.Set<IHttpAuthenticationFeature>(request);
        Correlation.Current = correlationId;

        var response = context.Response.Headers;
        response[HeaderKeys.RequestId] = requestId;
        response[HeaderKeys.CorrelationId] = correlationId;
        response[HeaderKeys.Locale] = Locales.Answer(headers[HeaderKeys.Locale].ToString());
        response[HeaderKeys.CorrelationVector] = ServerHeaders.NewVector();
        response[HeaderKeys.ServerId] = ServerHeaders.ServerId;

        if (Activity.Current is { IsAllDataRequested: true } activity)
            activity.SetTag("partnercarts.correlation_id", correlationId);
        if ((problem ?? correlationProblem) is { } bad)
        {
            FaultResponse.Send(context, EdgeFaults.Invalid(bad));
            return Task.CompletedTask;
        }

        return logger.IsEnabled(LogLevel.Information) ? InScope(context, request) : next(context);
    }

    private async Task InScope(HttpContext context, RequestContext request)
    {
        using (logger.BeginScope(new RequestContextScope(request)))
            await next(context);
    }
}
