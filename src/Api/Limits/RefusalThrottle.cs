using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// How quickly a partner is told that it asks too often or for what it may not, and a client that its token is none. A
/// refusal is cheap, but a quick one is answered with the next request, which costs its bytes, and a token its
/// signature's check: the first of a second leave at once, those beyond wait for their turn, and so does whoever sends.
/// Kestrel reads no further meanwhile than into its buffer.
/// </summary>
internal sealed class RefusalThrottle : IDisposable
{
    // Each waits with a connection of its own.
    private const int MostWaiting = 1_024;

    private readonly PartitionedRateLimiter<Guid>? _ofPartners;
    private readonly PartitionedRateLimiter<ClientNetwork>? _ofNetworks;

    public RefusalThrottle(IOptions<LimitsOptions> options)
    {
        if (options.Value.RefusalsPerSecond is not (> 0 and var perSecond))
            return;
        _ofPartners = Buckets<Guid>(perSecond);
        _ofNetworks = Buckets<ClientNetwork>(perSecond);
    }

    /// <summary>
    /// Keeps the answer, a refusal to a known partner, until its turn has come: when everything else about the request
    /// is done.
    /// </summary>
    public void HoldBack(HttpContext context, Guid partner) => HoldBack(context, _ofPartners, partner);

    /// <summary>The same for somebody who is not known: whoever comes from there is one.</summary>
    public void HoldBackUnknown(HttpContext context) =>
        HoldBack(context, _ofNetworks, ClientNetwork.Of(context.Connection.RemoteIpAddress));

    public void Dispose()
    {
        _ofPartners?.Dispose();
        _ofNetworks?.Dispose();
    }

    private static void HoldBack<TKey>(HttpContext context, PartitionedRateLimiter<TKey>? refusals, TKey whose)
    {
        if (refusals is not null)
            context.Response.OnStarting(() => Wait(context, refusals, whose));
    }

    private static async Task Wait<TKey>(HttpContext context, PartitionedRateLimiter<TKey> refusals, TKey whose)
    {
        try
        {
            using var turn = await refusals.AcquireAsync(whose, 1, context.RequestAborted);
            // So many wait that this one need not. A new connection costs its client more than a turn here.
            if (!turn.IsAcquired)
                context.Response.Headers.Connection = "close";
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left, and nobody waits for the answer.
        }
    }

    private static PartitionedRateLimiter<TKey> Buckets<TKey>(int perSecond)
        where TKey : notnull
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / perSecond,
            AutoReplenishment = false,
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        Func<TKey, TokenBucketRateLimiter> of = _ => new(bucket);
        return PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.Get(key, of));
    }
}
