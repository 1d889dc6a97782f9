using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// How quickly a partner is told that it asks too often or for what it may not, and a client that nobody knows is told
/// anything. Such an answer is cheap, but a quick one is followed by the next request, which costs its bytes, and a
/// token its signature's check: the first of a second leave at once, those beyond wait for their time, and so does
/// whoever sends. Kestrel reads no further meanwhile than into its buffer.
/// </summary>
internal sealed class RefusalThrottle : IDisposable
{
    // Each waits with a connection of its own.
    private const int MostWaiting = 1_024;

    private readonly PartitionedRateLimiter<Guid>? _ofPartners;
    private readonly PartitionedRateLimiter<Stranger>? _ofStrangers;

    public RefusalThrottle(IOptions<LimitsOptions> options)
    {
        if (options.Value.RefusalsPerSecond is not (> 0 and var perSecond))
            return;
        _ofPartners = Buckets<Guid>(perSecond);
        _ofStrangers = Buckets<Stranger>(perSecond);
    }

    /// <summary>
    /// Keeps the answer, a refusal to a known partner, until its time has come: when everything else about the request
    /// is done.
    /// </summary>
    public void HoldBack(HttpContext context, Guid partner)
    {
        if (_ofPartners is { } refusals)
            context.Response.OnStarting(() => Wait(context, refusals, partner));
    }

    /// <summary>
    /// Completes when an answer to somebody who is not known may leave; whoever comes from there is one.
    /// </summary>
    public Task WaitAsStranger(HttpContext context) =>
        _ofStrangers is { } answers ? Wait(context, answers, Stranger.Of(context)) : Task.CompletedTask;

    public void Dispose()
    {
        _ofPartners?.Dispose();
        _ofStrangers?.Dispose();
    }

    private static async Task Wait<TKey>(HttpContext context, PartitionedRateLimiter<TKey> refusals, TKey whose)
    {
        try
        {
            using var lease = await refusals.AcquireAsync(whose, 1, context.RequestAborted);
            // So many wait that this one need not. A new connection costs its client more than a wait here.
            if (!lease.IsAcquired)
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

    /// <param name="Network">Where the client is.</param>
    /// <param name="AsksForHealth">Probes are counted apart: a flood of anything else never delays them.</param>
    private readonly record struct Stranger(ClientNetwork Network, bool AsksForHealth)
    {
        public static Stranger Of(HttpContext context) =>
            new(
                ClientNetwork.Of(context.Connection.RemoteIpAddress),
                context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is not null
            );
    }
}
