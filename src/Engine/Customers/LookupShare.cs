namespace PartnerCarts.Engine;

/// <summary>
/// What one partner has of the lookup: answers that are remembered, and questions at once. Customers that it makes up
/// cost it its own share, and nobody else's.
/// </summary>
internal sealed class LookupShare(CustomersOptions options)
{
    /// <summary>By customer.</summary>
    public RecentCache<Guid, LookupAnswer> Answers { get; } = new(options.CacheSize);

    /// <summary>Places for questions at once. Nothing is disposed of: no wait handle is ever made.</summary>
    public SemaphoreSlim Questions { get; } = new(options.LookupsPerPartner);
}
