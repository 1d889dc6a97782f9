using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Routes;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// How often a partner, and one of its customers, may ask in a minute; reads and writes are counted apart. Each has a
/// bucket that refills evenly. A bucket is remembered until it has been full for some seconds, so a partner's own limit
/// bounds how many customers of its are remembered.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly RefusalThrottle _throttle;
    private readonly Rate? _writes;
    private readonly Rate? _reads;

    public RateLimits(IOptions<LimitsOptions> options, RefusalThrottle throttle)
    {
        _throttle = throttle;
        var limits = options.Value;
        _writes = RateOf(limits.PartnerWrites, limits.CustomerWrites, limits.Burst);
        _reads = RateOf(limits.PartnerReads, limits.CustomerReads, limits.Burst);
    }

    /// <summary>
    /// Counts the request of a known caller. One that is refused uses up nothing: a client that repeats it at once
    /// would else never get in again (contract.md 11).
    /// </summary>
    /// <returns>False when it was one too many, and has been answered so.</returns>
    public bool TryCount(HttpContext context)
    {
        if ((HttpMethods.IsGet(context.Request.Method) ? _reads : _writes) is not { } rate)
            return true;
        using var lease = rate.Take(context);
        if (lease.IsAcquired)
            return true;

        CartsTelemetry.RequestRefused("rate");
        _throttle.HoldBack(context, PartnerOf(context));
        Throttled.Send(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero);
        return false;
    }

    public void Dispose()
    {
        _writes?.Dispose();
        _reads?.Dispose();
    }

    private static Rate? RateOf(int ofPartner, int ofCustomer, TimeSpan burst)
    {
        if (ofPartner == 0)
            return null;
        var partners = Bucket<Guid>(ofPartner, burst);
        var byPartner = PartitionedRateLimiter.Create<HttpContext, Guid>(context =>
            RateLimitPartition.Get(PartnerOf(context), partners)
        );
        if (ofCustomer == 0)
            return new Rate(byPartner, null);
        var customers = Bucket<(Guid, Guid)>(ofCustomer, burst);
        return new Rate(
            byPartner,
            PartitionedRateLimiter.Create<HttpContext, (Guid, Guid)>(context =>
                RouteIds.TryGuid(RouteIds.Text(context, RouteIds.Customer), out var customer)
                    ? RateLimitPartition.Get((PartnerOf(context), customer), customers)
                    : RateLimitPartition.GetNoLimiter((Guid.Empty, Guid.Empty))
            )
        );
    }

    private static Guid PartnerOf(HttpContext context) => RequestContext.Of(context).Caller.Partner;

    /// <summary>
    /// A token comes back with each equal part of a minute; the limiter that holds the buckets looks several times a
    /// second.
    /// </summary>
    private static Func<TKey, RateLimiter> Bucket<TKey>(int perMinute, TimeSpan burst)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, (int)(perMinute * (burst / Minute))),
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Minute / perMinute,
            AutoReplenishment = false,
            QueueLimit = 0,
        };
        return _ => new TokenBucketRateLimiter(bucket);
    }

    /// <summary>
    /// Takes from both buckets or from neither, which limiters that are chained do not: they keep what the first gave
    /// when the second refuses. So the customer's is looked at first, under a lock that all requests of a partner
    /// share.
    /// </summary>
    private sealed class Rate(
        PartitionedRateLimiter<HttpContext> byPartner,
        PartitionedRateLimiter<HttpContext>? byCustomer
    ) : IDisposable
    {
        private readonly Lock[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

        public RateLimitLease Take(HttpContext context)
        {
            if (byCustomer is null)
                return byPartner.AttemptAcquire(context);
            lock (_gates[(uint)PartnerOf(context).GetHashCode() % (uint)_gates.Length])
            {
                if (byCustomer.GetStatistics(context) is { CurrentAvailablePermits: < 1 })
                    return byCustomer.AttemptAcquire(context);
                var lease = byPartner.AttemptAcquire(context);
                return lease.IsAcquired ? byCustomer.AttemptAcquire(context) : lease;
            }
        }

        public void Dispose()
        {
            byPartner.Dispose();
            byCustomer?.Dispose();
        }
    }
}
