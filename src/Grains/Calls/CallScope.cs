using Microsoft.Extensions.Logging;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// Takes the client's correlation id along with grain calls and into the log scope on the other side.
/// </summary>
internal static class CallScope
{
    // The same in the context of calls and in log scopes, where the HTTP API calls it so, too: one search finds a
    // request in the logs of all processes.
    private const string Name = "MS-CorrelationId";

    private static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>(
        $"{Name}:{{{Name}}}"
    );

    /// <summary>Before a call: puts the id into the call's context.</summary>
    public static void Attach()
    {
        if (Correlation.Current is { } id)
            RequestContext.Set(Name, id);
    }

    /// <summary>In a call: the log scope that names the id; null when the call has none.</summary>
    public static IDisposable? Begin(ILogger logger)
    {
        if (RequestContext.Get(Name) is not string id)
            return null;
        Correlation.Current = id;
        return Scope(logger, id);
    }
}
