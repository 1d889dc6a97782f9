using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>
/// Relationships that another service knows. Its answers are remembered, and requests with the same question share one
/// call. While the service fails, remembered answers count for a while longer; a relationship that was never known, or
/// whose answer is too old, is unclear. Each partner has a share of its own.
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

    // Shares of partners that have not asked for the longest time are forgotten first.
    private const int Partners = 1_000;

    private readonly RecentCache<Guid, LookupShare> _shares = new(Partners);
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(Guid, Guid), LookupQuestion> _asking = new();

    public static string Fill(string pattern, Guid partner, Guid customerId) =>
        pattern
            .Replace(Partner, partner.ToString("D"), StringComparison.Ordinal)
            .Replace(Customer, customerId.ToString("D"), StringComparison.Ordinal);

    public ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var share = ShareOf(partner);
        return share.Answers.TryGet(customerId, out var answer) && now < answer.AskAgain && now < answer.Ends
            ? new(answer.Relationship)
            : AskOnce(share, (partner, customerId), cancellation);
    }

    // Under a lock: with two shares a partner could ask twice as many questions at once.
    private LookupShare ShareOf(Guid partner)
    {
        if (_shares.TryGet(partner, out var share))
            return share;
        lock (_gate)
        {
            if (!_shares.TryGet(partner, out share))
                _shares.Set(partner, share = new LookupShare(options));
            return share;
        }
    }

    private async ValueTask<Relationship> AskOnce(
        LookupShare share,
        (Guid Partner, Guid Customer) pair,
        CancellationToken cancellation
    )
    {
        var (question, isFirst) = Join(pair);
        try
        {
            if (isFirst)
                _ = question.Ask(givenUp => AskAndRemember(share, pair, givenUp));
            return (await question.Answer.WaitAsync(cancellation))?.Relationship ?? Relationship.Unclear;
        }
        finally
        {
            question.Leave();
            // The question has ended, so nobody else may join it; those who wait already keep their reference to it.
            if (question.Answer.IsCompleted || question.GivenUp.IsCancellationRequested)
                Forget(pair, question);
        }
    }

    private (LookupQuestion Question, bool IsFirst) Join((Guid, Guid) pair)
    {
        while (true)
        {
            var question = _asking.GetOrAdd(pair, static _ => new LookupQuestion());
            if (question.TryJoin(out var isFirst))
                return (question, isFirst);
            Forget(pair, question);
        }
    }

    private void Forget((Guid, Guid) pair, LookupQuestion question) => _asking.TryRemove(new(pair, question));

    private async Task<LookupAnswer?> AskAndRemember(
        LookupShare share,
        (Guid Partner, Guid Customer) pair,
        CancellationToken givenUp
    )
    {
        var fresh = await AskInTurn(share, pair, givenUp);
        var now = time.GetUtcNow();
        if (fresh is { } relationship)
        {
            var askAgain = now + (relationship is Relationship.Exists ? options.BelievedFor : options.RefusedFor);
            var answer = new LookupAnswer(relationship, askAgain, askAgain + options.StaleFor);
            share.Answers.Set(pair.Customer, answer);
            return answer;
        }

        if (!share.Answers.TryGet(pair.Customer, out var old) || now >= old.Ends)
            return null;
        share.Answers.Set(pair.Customer, old with { AskAgain = now + PauseAfterFailure });
        return old;
    }

    /// <summary>Null when the partner's other questions took so long that this one was not asked, too.</summary>
    private async Task<Relationship?> AskInTurn(
        LookupShare share,
        (Guid Partner, Guid Customer) pair,
        CancellationToken givenUp
    )
    {
        using var patience = new CancellationTokenSource(options.LookupTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, givenUp);
        try
        {
            await share.Questions.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!givenUp.IsCancellationRequested)
        {
            LogNoTurn(pair.Partner, options.LookupsPerPartner);
            return null;
        }

        try
        {
            return await Ask(pair, givenUp);
        }
        finally
        {
            share.Questions.Release();
        }
    }

    /// <summary>Null when there was no answer that can be believed.</summary>
    private async Task<Relationship?> Ask((Guid Partner, Guid Customer) pair, CancellationToken givenUp)
    {
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                Fill(options.Lookup!, pair.Partner, pair.Customer)
            );
            if (options.LookupAuthorization is { Length: > 0 } secret)
                request.Headers.TryAddWithoutValidation("Authorization", secret);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, givenUp);
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
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException && !givenUp.IsCancellationRequested)
        {
            LogNoAnswer(failure);
            return null;
        }
    }

    [LoggerMessage(
        1211,
        LogLevel.Warning,
        "Customers:Lookup answered {Status}; 200 or 204 is a relationship, 404 is none."
    )]
    private partial void LogOddAnswer(int status);

    [LoggerMessage(1212, LogLevel.Warning, "Customers:Lookup did not answer.")]
    private partial void LogNoAnswer(Exception failure);

    [LoggerMessage(
        1213,
        LogLevel.Warning,
        "Customers:Lookup was not asked: {Limit} questions of partner {Partner} are under way, and none ended in time."
    )]
    private partial void LogNoTurn(Guid partner, int limit);
}
