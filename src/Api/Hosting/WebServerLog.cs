namespace PartnerCarts.Api;

/// <summary>What the web server reports about clients, by category and event id.</summary>
public static class WebServerLog
{
    /// <summary>
    /// Events that any client can cause as often as it likes, without a token: a connection above the limit (24), a
    /// body whose rest cannot be read after the answer (67), and a connection on which the web server itself fails (0),
    /// as it does at a request that has Content-Length, Transfer-Encoding and the X-Content-Length in which it would
    /// keep the first. Hosts bound them like an outage.
    /// </summary>
    public static IReadOnlyList<(string Category, int Event)> CausedByClients { get; } =
    [
        ("Microsoft.AspNetCore.Server.Kestrel.Connections", 24),
        ("Microsoft.AspNetCore.Server.Kestrel", 67),
        ("Microsoft.AspNetCore.Server.Kestrel", 0),
    ];
}
