using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>What an operator is told when the process cannot start.</summary>
internal static class FailureText
{
    /// <param name="failure">What ended the process.</param>
    /// <param name="providers">Know what the exceptions of their libraries mean.</param>
    /// <returns>A line for each fault; null for an exception that is a bug, and is better seen whole.</returns>
    public static string? Of(Exception failure, ClusterProviders providers) =>
        failure switch
        {
            UsageException => failure.Message,
            OptionsValidationException faults => string.Join(Environment.NewLine, faults.Failures),
            AggregateException { InnerExceptions: var several }
                when several.All(one => Of(one, providers) is not null) => string.Join(
                Environment.NewLine,
                several.Select(one => Of(one, providers)).Distinct()
            ),
            OrleansException { InnerException: { } inner } => Of(inner, providers),
            _ when providers.Explain(failure) is { } fault => fault.Text,
            // Their messages are made for being read: a value that does not convert, a port in use, a schema that is
            // not as it should be.
            InvalidOperationException or OrleansException or IOException or UnauthorizedAccessException =>
                failure.Message,
            _ => null,
        };
}
