namespace PartnerCarts.Engine;

/// <summary>
/// The correlation id that a client gave to its call (<c>MS-CorrelationId</c>), which travels with the call through
/// all processes. For logs only, never a key.
/// </summary>
public static class Correlation
{
    private static readonly AsyncLocal<string?> Flowing = new();

    /// <summary>Set by the HTTP API for the rest of its request; null outside of one.</summary>
    public static string? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
