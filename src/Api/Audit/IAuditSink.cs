namespace PartnerCarts.Api.Audit;

/// <summary>Where whole lines end up. Used by one thread at a time.</summary>
internal interface IAuditSink : IDisposable
{
    /// <summary>Appends the lines, all or, when it throws, none: they are appended again later.</summary>
    /// <exception cref="IOException">They cannot be written now.</exception>
    void Append(ReadOnlySpan<byte> lines);
}
