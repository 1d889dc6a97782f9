using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>What an operator is told when a verb cannot be carried out.</summary>
internal static class FailureText
{
    /// <returns>A line for each fault; null for an exception that is a bug, and is better seen whole.</returns>
    public static string? Of(Exception failure) =>
        failure switch
        {
            UsageException => $"{failure.Message} Run with --help for all verbs.",
            OptionsValidationException faults => string.Join(Environment.NewLine, faults.Failures),
            AggregateException { InnerExceptions: var several } when several.All(one => Of(one) is not null) =>
                string.Join(Environment.NewLine, several.Select(Of)),
            // Of the configuration, the development key and Kestrel, whose messages are made for being read: an address
            // that is in use, for one.
            StoreRefusedException
            or InvalidOperationException
            or FormatException
            or IOException
            or SocketException
            or UnauthorizedAccessException
            or SqliteException => failure.Message,
            _ => null,
        };
}
