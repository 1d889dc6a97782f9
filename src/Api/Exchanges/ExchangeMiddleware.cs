using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api.Faults;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Exchanges;

/// <summary>
/// The outermost step: every answer, faults included, carries the headers of contract.md 3. They are set before anything else runs, so nothing has
/// to hook into the start of the response.
/// </summary>
internal sealed class ExchangeMiddleware(RequestDelegate next, ILogger<ExchangeMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request.Headers;
        var (requestId, requestKey, problem) = ExchangeIds.ReadRequestId(HeaderKeys.RequestId, request[HeaderKeys.RequestId]);
        var (correlationId, correlationProblem) = ExchangeIds.Read(HeaderKeys.CorrelationId, request[HeaderKeys.CorrelationId]);
        var exchange = new Exchange { RequestId = requestId, CorrelationId = correlationId, RequestKey = requestKey };
        context.Features.Set(exchange);
        Correlation.Current = correlationId;

        var response = context.Response.Headers;
        response[HeaderKeys.RequestId] = requestId;
        response[HeaderKeys.CorrelationId] = correlationId;
        response[HeaderKeys.Locale] = Locales.Answer(request[HeaderKeys.Locale].ToString());
        response[HeaderKeys.CorrelationVector] = ServerMarks.NewVector();
        response[HeaderKeys.ServerId] = ServerMarks.ServerId;

        if (Activity.Current is { IsAllDataRequested: true } activity)
            activity.SetTag("partnercarts.correlation_id", correlationId);
        if ((problem ?? correlationProblem) is { } bad)
        {
            FaultResponse.Send(context, EdgeFaults.Invalid(bad));
            return Task.CompletedTask;
        }

        return logger.IsEnabled(LogLevel.Information) ? InScope(context, exchange) : next(context);
    }

    private async Task InScope(HttpContext context, Exchange exchange)
    {
        using (logger.BeginScope(new ExchangeScope(exchange)))
            await next(context);
    }
}
