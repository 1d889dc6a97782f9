using System.Data.Common;
using Azure;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PartnerCarts.Engine;

namespace PartnerCarts.Gateway;

/// <summary>What an operator is told when the process cannot start.</summary>
internal static class FailureText
{
    /// <returns>A line for each fault; null for an exception that is a bug, and is better seen whole.</returns>
    public static string? Of(Exception failure) => failure switch
    {
        UsageException => failure.Message,
        OptionsValidationException faults => string.Join(Environment.NewLine, faults.Failures),
        AggregateException { InnerExceptions: var several } when several.All(one => Of(one) is not null) => string.Join(Environment.NewLine, several.Select(Of)),
        OrleansException { InnerException: { } inner } => Of(inner),
        RequestFailedException refused => $"The storage account of section Cluster refused: {refused.ErrorCode ?? refused.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {refused.Message.Split('\n')[0]}",
        DbException database => $"The database of Cluster:ConnectionString cannot be used: {database.Message}",
        // Their messages are made for being read: a value that does not convert, a port in use, a schema that is not as it should be.
        InvalidOperationException or OrleansException or IOException or UnauthorizedAccessException => failure.Message,
        _ => null,
    };
}
