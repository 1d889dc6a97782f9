namespace PartnerCarts.Api.Audit;

/// <summary>Where whole lines end up. Used by one thread at a time.</summary>
internal interface IAuditSink : IDisposable
{
    /// <summary>For the start of a service: finds out whether lines can be written at all.</summary>
    /// <exception cref="InvalidOperationException">They cannot; the message names the setting and says what to
    /// do.</exception>
    void Probe();

    /// <summary>
    /// Appends the lines. When it throws, it is called with the same lines again, and nothing of them is there twice.
    /// </summary>
    /// <exception cref="IOException">They cannot be written now.</exception>
    void Append(ReadOnlySpan<byte> lines);
}
