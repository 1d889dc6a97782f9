namespace PartnerCarts.Api;

/// <summary>What the web server reports about clients, by category and event id.</summary>
public static class WebServerLog
{
    /// <summary>
    /// Events that any client can cause as often as it likes, without a token: a connection above the limit (24), and a
    /// body whose rest cannot be read after the answer (67). Hosts bound them like an outage.
    /// </summary>
    public static IReadOnlyList<(string Category, int Event)> CausedByClients { get; } =
    [("Microsoft.AspNetCore.Server.Kestrel.Connections", 24), ("Microsoft.AspNetCore.Server.Kestrel", 67)];
}
