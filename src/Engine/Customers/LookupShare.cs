namespace PartnerCarts.Engine;

/// <summary>
/// One partner's share of the lookup: the answers that are remembered for it, and how many questions it may ask at
/// once. A partner that asks for customers that it made up uses up its own share, and nobody else's.
/// </summary>
internal sealed class LookupShare(CustomersOptions options)
{
    /// <summary>By customer.</summary>
    public RecentCache<Guid, LookupAnswer> Answers { get; } = new(options.CacheSize);

    /// <summary>Places for questions at once. Nothing is disposed of: no wait handle is ever made.</summary>
    public SemaphoreSlim Questions { get; } = new(options.LookupsPerPartner);
}
