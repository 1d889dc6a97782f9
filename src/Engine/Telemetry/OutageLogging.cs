using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>
/// Keeps an outage from flooding the log. While a store or a silo is out of reach every call fails in the same way, and
/// everybody who meets that (we, Orleans, the web server) logs it with a stack trace. Here such entries lose the stack,
/// which tells nothing, and of each kind one is written in <see cref="Interval"/>, with the number of those left out.
/// Exceptions that are no outage are bugs, and pass untouched. A category set to Debug gets everything. Events that
/// clients can cause at will are bounded in the same way.
/// </summary>
public static class OutageLogging
{
    /// <summary>
    /// How often one kind of outage (category, event, type of the exception) is written at most: every 10 s.
    /// </summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly Type[] Everywhere =
    [
        typeof(DbException),
        typeof(IOException),
        typeof(SocketException),
        typeof(TimeoutException),
        typeof(HttpRequestException),
    ];

    /// <summary>Puts the bound before all providers of the host.</summary>
    /// <param name="logging">The host's logging.</param>
    /// <param name="kinds">Exceptions that mean an outage, too, of libraries that only the host knows. What derives
    /// from them counts, and what has one inside.</param>
    /// <param name="categories">Beginnings of the categories in which every exception means one.</param>
    /// <param name="events">Events that count as an outage whatever exception they have, or with none, by category and
    /// id.</param>
    public static ILoggingBuilder BoundOutages(
        this ILoggingBuilder logging,
        Type[]? kinds = null,
        string[]? categories = null,
        IReadOnlyList<(string Category, int Event)>? events = null
    )
    {
        Type[] outages = [.. Everywhere, .. kinds ?? []];
        logging.Services.TryAddSingleton<LoggerFactory>();
#pragma warning disable RS0030 // The log's own clock; the carts' clock may be set by a test.
        logging.Services.Replace(
            ServiceDescriptor.Singleton<ILoggerFactory>(services => new OutageLoggerFactory(
                services.GetRequiredService<LoggerFactory>(),
                outages,
                categories ?? [],
                events ?? [],
                TimeProvider.System
            ))
        );
#pragma warning restore RS0030
        return logging;
    }

    /// <summary>The exception and what is inside it, in a line: what a person needs of an outage.</summary>
    internal static string Describe(Exception failure)
    {
        var text = Line(failure);
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
            if (!text.Contains(FirstLine(inner), StringComparison.Ordinal))
                text += $" < {Line(inner)}";
        return text;
    }

    private static string Line(Exception failure) => $"{failure.GetType().Name}: {FirstLine(failure)}";

    // Only the first line: Orleans puts stack traces into the rest.
    private static string FirstLine(Exception failure) => failure.Message.Split('\n', 2)[0].TrimEnd();
}
