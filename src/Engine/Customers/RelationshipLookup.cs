using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>
/// Relationships that another service knows. Its answers are remembered; requests that want to know the same wait for one question. While it fails, what is remembered
/// goes on counting for a while, and only what was never known, or is too old, is unclear.
/// </summary>
internal sealed partial class RelationshipLookup(HttpClient http, CustomersOptions options, TimeProvider time, ILogger<RelationshipLookup> logger) : IRelationships
{
    public const string Partner = "{partner}";
    public const string Customer = "{customer}";

    /// <summary>How long an old answer is used before the question is asked again, after it was asked in vain.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly RecentCache<(Guid, Guid), Answer> _answers = new(options.CacheSize);
    private readonly ConcurrentDictionary<(Guid, Guid), Task<Answer?>> _asking = new();

    public static string Fill(string pattern, Guid partner, Guid customerId) =>
        pattern.Replace(Partner, partner.ToString("D"), StringComparison.Ordinal).Replace(Customer, customerId.ToString("D"), StringComparison.Ordinal);

    public ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return _answers.TryGet((partner, customerId), out var answer) && now < answer.AskAgain && now < answer.Ends
            ? new(answer.Relationship)
            : AskOnce((partner, customerId), cancellation);
    }

    private async ValueTask<Relationship> AskOnce((Guid Partner, Guid Customer) pair, CancellationToken cancellation)
    {
        // Its end takes it away again, also when nobody waits any more.
        var asking = _asking.GetOrAdd(pair, static (pair, lookup) => lookup.AskAndRemember(pair), this);
        var answer = await asking.WaitAsync(cancellation);
        return answer?.Relationship ?? Relationship.Unclear;
    }

    private async Task<Answer?> AskAndRemember((Guid Partner, Guid Customer) pair)
    {
        // Whoever asks has entered the question by then.
        await Task.Yield();
        try
        {
            var now = time.GetUtcNow();
            if (await Ask(pair) is { } fresh)
            {
                var answer = new Answer(fresh, now + (fresh is Relationship.Exists ? options.BelievedFor : options.RefusedFor), now);
                _answers.Set(pair, answer with { Ends = answer.AskAgain + options.StaleFor });
                return answer;
            }

            if (!_answers.TryGet(pair, out var old) || time.GetUtcNow() >= old.Ends)
                return null;
            _answers.Set(pair, old with { AskAgain = time.GetUtcNow() + PauseAfterFailure });
            return old;
        }
        finally
        {
            _asking.TryRemove(pair, out _);
        }
    }

    /// <summary>Null when there was no answer that can be believed.</summary>
    private async Task<Relationship?> Ask((Guid Partner, Guid Customer) pair)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Fill(options.Lookup!, pair.Partner, pair.Customer));
            if (options.LookupAuthorization is { Length: > 0 } secret)
                request.Headers.TryAddWithoutValidation("Authorization", secret);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK or HttpStatusCode.NoContent:
                    return Relationship.Exists;
                case HttpStatusCode.NotFound:
                    return Relationship.None;
                default:
                    LogOddAnswer((int)response.StatusCode);
                    return null;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            LogNoAnswer(failure);
            return null;
        }
    }

    /// <param name="Relationship">What was answered.</param>
    /// <param name="AskAgain">From when on it is asked again.</param>
    /// <param name="Ends">From when on it no longer counts, whatever the other service does.</param>
    private sealed record Answer(Relationship Relationship, DateTimeOffset AskAgain, DateTimeOffset Ends);

    [LoggerMessage(1211, LogLevel.Warning, "Customers:Lookup answered {Status}; 200 or 204 is a relationship, 404 is none.")]
    private partial void LogOddAnswer(int status);

    [LoggerMessage(1212, LogLevel.Warning, "Customers:Lookup did not answer.")]
    private partial void LogNoAnswer(Exception failure);
}
