using Microsoft.Extensions.Logging;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// The authority's document, kept. It is asked for again every <see cref="Refresh"/>, in the background while it is in
/// use, and once more when a token names a key that it does not have: a new key counts from the very first token on. An
/// authority that does not answer disturbs nobody until the document is <paramref name="keptFor"/> old. However many
/// requests want to know, one at a time asks, and unknown keys make it ask 3 times in a row and then every 5 seconds at
/// most.
/// </summary>
internal sealed partial class AuthorityKeys(
    Func<CancellationToken, Task<AuthorityDocument>> fetch,
    TimeSpan keptFor,
    TimeProvider time,
    ILogger<AuthorityKeys> logger
)
{
    /// <summary>
    /// A key that the authority withdraws is refused after twice this time at the latest, and at once after a refresh.
    /// </summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan PauseWithout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseWith = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewalEvery = TimeSpan.FromSeconds(5);
    private const int RenewalsInARow = 3;

    private readonly Lock _gate = new();
    private volatile Known? _known;
    private Task _asking = Task.CompletedTask;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _renewals = DateTimeOffset.MinValue;
    private volatile bool _isFailing;

    /// <summary>
    /// The document in use; another object only when it says something else. Null before the first answer.
    /// </summary>
    public AuthorityDocument? Current => _known?.Document;

    /// <summary>Whether the authority has not answered when it was last asked.</summary>
    public bool IsFailing => _isFailing;

    /// <summary>Null when the authority does not answer and has not for <c>keptFor</c>.</summary>
    public async ValueTask<AuthorityDocument?> Get(CancellationToken cancellation)
    {
        var age = AgeOf(_known);
        if (age >= Refresh)
        {
            var asking = Ask();
            // A document in steady use is never this old while the authority answers. After a quiet time it is, and
            // then its keys may be long withdrawn.
            if (age >= keptFor || (age >= 2 * Refresh && !_isFailing))
                await asking.WaitAsync(cancellation);
        }

        return _known is { } known && AgeOf(known) < keptFor ? known.Document : null;
    }

    /// <summary>
    /// A token names a key that <paramref name="seen"/> does not have: asks whether there is a new one, unless that was
    /// asked too often just now.
    /// </summary>
    public async ValueTask<AuthorityDocument?> Renew(AuthorityDocument seen, CancellationToken cancellation)
    {
        if (ReferenceEquals(Current, seen) && MayRenew())
            await Ask().WaitAsync(cancellation);
        return Current;
    }

    private TimeSpan AgeOf(Known? known) => known is null ? TimeSpan.MaxValue : time.GetUtcNow() - known.At;

    /// <summary>
    /// A bucket of <see cref="RenewalsInARow"/>, into which one flows back every <see cref="RenewalEvery"/>; kept as
    /// the time at which it is full again.
    /// </summary>
    private bool MayRenew()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_asking.IsCompleted)
                return true;
            if (_renewals > now + ((RenewalsInARow - 1) * RenewalEvery))
                return false;
            _renewals = (_renewals > now ? _renewals : now) + RenewalEvery;
            return true;
        }
    }

    private Task Ask()
    {
        lock (_gate)
        {
            if (_asking.IsCompleted && time.GetUtcNow() >= _notBefore)
                _asking = Fetch();
            return _asking;
        }
    }

    private async Task Fetch()
    {
        // Leaves the lock before anything slow happens.
        await Task.Yield();
        try
        {
            var next = await fetch(CancellationToken.None);
            if (Current is not { } current || !current.SaysTheSameAs(next))
                InUse(next.Issuer, next.Keys.Count, string.Join(", ", next.Keys.Select(key => key.Key.KeyId)));
            _known = new Known(Current is { } same && same.SaysTheSameAs(next) ? same : next, time.GetUtcNow());
            _isFailing = false;
        }
        catch (Exception failure)
        {
            lock (_gate)
                _notBefore = time.GetUtcNow() + (_known is null ? PauseWithout : PauseWith);
            _isFailing = true;
            if (AgeOf(_known) < keptFor)
                StillKnown(_known!.At, failure);
            else
                Unreachable(failure);
        }
    }

    private sealed record Known(AuthorityDocument Document, DateTimeOffset At);

    [LoggerMessage(
        1111,
        LogLevel.Error,
        "Auth:Authority does not say its keys, so its tokens cannot be checked; requests are answered 503 until "
            + "it does."
    )]
    private partial void Unreachable(Exception failure);

    [LoggerMessage(1112, LogLevel.Warning, "Auth:Authority does not say its keys; those of {At:O} stay in use.")]
    private partial void StillKnown(DateTimeOffset at, Exception failure);

    [LoggerMessage(1113, LogLevel.Information, "Tokens of {Issuer} are checked with {Count} keys: {KeyIds}.")]
    private partial void InUse(string issuer, int count, string keyIds);
}
