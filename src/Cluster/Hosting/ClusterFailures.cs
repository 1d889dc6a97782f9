using Orleans.Runtime;
using PartnerCarts.Api;

namespace PartnerCarts.Cluster;

/// <summary>What exceptions of Orleans and of the providers' libraries mean to an operator.</summary>
internal static class ClusterFailures
{
    /// <param name="failure">What ended the process.</param>
    /// <param name="providers">Know what the exceptions of their libraries mean.</param>
    /// <returns>A line; null for an exception of another kind.</returns>
    public static string? TextOf(Exception failure, ClusterProviders providers) =>
        failure switch
        {
            OrleansException { InnerException: { } inner } => FailureText.Of(inner, one => TextOf(one, providers)),
            _ when providers.Explain(failure) is { } fault => fault.Text,
            OrleansException => failure.Message,
            _ => null,
        };
}
