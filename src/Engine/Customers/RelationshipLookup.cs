using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>
/// Relationships that another service knows. Its answers are remembered; requests that want to know the same wait for
/// one question. While it fails, what is remembered goes on counting for a while, and only what was never known, or is
/// too old, is unclear.
/// </summary>
internal sealed partial class RelationshipLookup(
    HttpClient http,
    CustomersOptions options,
    TimeProvider time,
    ILogger<RelationshipLookup> logger
) : IRelationships
{
    public const string Partner = "{partner}";
    public const string Customer = "{customer}";

    /// <summary>
    /// How long an old answer is used before the question is asked again, after it was asked in vain.
    /// </summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly RecentCache<(Guid, Guid), Answer> _answers = new(options.CacheSize);
    private readonly ConcurrentDictionary<(Guid, Guid), Task<Answer?>> _asking = new();

    public static string Fill(string pattern, Guid partner, Guid customerId) =>
        pattern
            .Replace(Partner, partner.ToString("D"), StringComparison.Ordinal)
            .Replace(Customer, customerId.ToString("D"), StringComparison.Ordinal);

    public ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return _answers.TryGet((partner, customerId), out var answer) && now < answer.AskAgain && now < answer.Ends
            ? new(answer.Relationship)
            : AskOnce((partner, customerId), cancellation);
    }

    private async ValueTask<Relationship> AskOnce((Guid Partner, Guid Customer) pair, CancellationToken cancellation)
    {
        // Entered before it is asked: its end takes it away again, and must find it.
        var question = new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = _asking.GetOrAdd(pair, question.Task);
        if (ReferenceEquals(asking, question.Task))
            _ = AskFor(pair, question);
        var answer = await asking.WaitAsync(cancellation);
        return answer?.Relationship ?? Relationship.Unclear;
    }

    /// <summary>Goes on also when nobody waits any more.</summary>
    private async Task AskFor((Guid Partner, Guid Customer) pair, TaskCompletionSource<Answer?> question)
    {
        try
        {
            question.SetResult(await AskAndRemember(pair));
        }
        catch (Exception bug)
        {
            question.SetException(bug);
        }
        finally
        {
            _asking.TryRemove(pair, out _);
        }
    }

    private async Task<Answer?> AskAndRemember((Guid Partner, Guid Customer) pair)
    {
        var fresh = await Ask(pair);
        var now = time.GetUtcNow();
        if (fresh is { } relationship)
        {
            var askAgain = now + (relationship is Relationship.Exists ? options.BelievedFor : options.RefusedFor);
            var answer = new Answer(relationship, askAgain, askAgain + options.StaleFor);
            _answers.Set(pair, answer);
            return answer;
        }

        if (!_answers.TryGet(pair, out var old) || now >= old.Ends)
            return null;
        _answers.Set(pair, old with { AskAgain = now + PauseAfterFailure });
        return old;
    }

    /// <summary>Null when there was no answer that can be believed.</summary>
    private async Task<Relationship?> Ask((Guid Partner, Guid Customer) pair)
    {
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                Fill(options.Lookup!, pair.Partner, pair.Customer)
            );
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

    [LoggerMessage(
        1211,
        LogLevel.Warning,
        "Customers:Lookup answered {Status}; 200 or 204 is a relationship, 404 is none."
    )]
    private partial void LogOddAnswer(int status);

    [LoggerMessage(1212, LogLevel.Warning, "Customers:Lookup did not answer.")]
    private partial void LogNoAnswer(Exception failure);
}
