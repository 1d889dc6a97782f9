using System.Data.Common;
using Azure;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>What an operator is told when the process cannot start.</summary>
internal static class FailureText
{
    /// <returns>A line for each fault; null for an exception that is a bug, and is better seen whole.</returns>
    public static string? Of(Exception failure) =>
        failure switch
        {
            UsageException => failure.Message,
            OptionsValidationException faults => string.Join(Environment.NewLine, faults.Failures),
            AggregateException { InnerExceptions: var several } when several.All(one => Of(one) is not null) =>
                string.Join(Environment.NewLine, several.Select(Of).Distinct()),
            OrleansException { InnerException: { } inner } => Of(inner),
            RequestFailedException refused => OfAccount(refused),
            DbException database => $"The database of Cluster:ConnectionString cannot be used: {FirstLine(database)}",
            // Their messages are made for being read: a value that does not convert, a port in use, a schema that is
            // not as it should be.
            InvalidOperationException or OrleansException or IOException or UnauthorizedAccessException =>
                failure.Message,
            _ => null,
        };

    private static string OfAccount(RequestFailedException refused) =>
        refused.Status switch
        {
            0 => $"The storage account of section Cluster cannot be reached: {FirstLine(refused)}. Correct "
                + $"Cluster:ConnectionString or Cluster:AccountUri, or the network.",
            401 or 403 => $"The storage account of section Cluster does not let this process in "
                + $"({refused.ErrorCode ?? "no code"}): {FirstLine(refused)} Correct the key in "
                + $"Cluster:ConnectionString, or give the "
                + "identity behind Cluster:AccountUri the roles Storage Blob Data Contributor and Storage "
                + "Table Data Contributor.",
            _ => $"The storage account of section Cluster refused with {refused.Status} "
                + $"({refused.ErrorCode ?? "no code"}): {FirstLine(refused)}",
        };

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].TrimEnd();
}
