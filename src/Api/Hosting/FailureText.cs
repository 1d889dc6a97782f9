using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api;

/// <summary>What an operator is told when a command cannot be carried out, or a process cannot start.</summary>
public static class FailureText
{
    /// <summary>Runs a program; what stops it is said in a line of the error output, with exit code 1.</summary>
    /// <param name="program">Returns the process's exit code.</param>
    /// <param name="ofHost">
    /// Says what an exception means that only this host's libraries throw; null for one that it does not know.
    /// </param>
    public static async Task<int> Guard(Func<Task<int>> program, Func<Exception, string?> ofHost)
    {
        try
        {
            return await program();
        }
        catch (Exception failure) when (Of(failure, ofHost) is { } text)
        {
            await Console.Error.WriteLineAsync(text);
            return 1;
        }
    }

    /// <returns>A line for each fault; null for an exception that is a bug, and is better seen whole.</returns>
    public static string? Of(Exception failure, Func<Exception, string?> ofHost) =>
        failure switch
        {
            UsageException => failure.Message,
            OptionsValidationException faults => string.Join(Environment.NewLine, faults.Failures),
            AggregateException { InnerExceptions: var several } when several.All(one => Of(one, ofHost) is not null) =>
                string.Join(Environment.NewLine, several.Select(one => Of(one, ofHost)).Distinct()),
            // A settings file that is not JSON: its name is in the outer message, the place in the innermost.
            InvalidDataException => $"{failure.Message} {failure.GetBaseException().Message} Correct the file.",
            IOException { InnerException: AddressInUseException } =>
                $"{failure.Message} Stop what listens there, or choose another address with --urls.",
            _ when ofHost(failure) is { } text => text,
            // Of the configuration, the development key and Kestrel, whose messages are made for being read.
            InvalidOperationException
            or FormatException
            or IOException
            or SocketException
            or UnauthorizedAccessException => failure.Message,
            _ => null,
        };
}
