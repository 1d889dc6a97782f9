using System.Diagnostics.CodeAnalysis;

namespace PartnerCarts.Engine;

/// <summary>
/// One question to the customers' directory, and those who wait for its answer. When the last of them has left, the
/// question is cancelled, and its place is free for another one.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The source has neither timer nor wait handle; the last to leave may be late."
)]
internal sealed class LookupQuestion
{
    private readonly TaskCompletionSource<LookupAnswer?> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly CancellationTokenSource _givenUp = new();
    private readonly Lock _gate = new();
    private int _waiting;
    private bool _isGivenUp;

    /// <summary>Null where nobody knows.</summary>
    public Task<LookupAnswer?> Answer => _answer.Task;

    /// <summary>Cancelled when nobody waits any longer.</summary>
    public CancellationToken GivenUp => _givenUp.Token;

    /// <summary>Waits too, until <see cref="Leave"/>; false when the question was given up before.</summary>
    public bool TryJoin(out bool isFirst)
    {
        lock (_gate)
        {
            isFirst = _waiting == 0;
            if (_isGivenUp)
                return false;
            _waiting++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_waiting > 0)
                return;
            _isGivenUp = true;
        }

        // Outside of the lock, because the code that asks continues within this call.
        if (!Answer.IsCompleted)
            _givenUp.Cancel();
    }

    /// <summary>Asks; to be called by the first who joins, once.</summary>
    public async Task Ask(Func<CancellationToken, Task<LookupAnswer?>> ask)
    {
        try
        {
            _answer.SetResult(await ask(GivenUp));
        }
        catch (OperationCanceledException) when (GivenUp.IsCancellationRequested)
        {
            _answer.SetCanceled(GivenUp);
        }
        catch (Exception bug)
        {
            _answer.SetException(bug);
        }
    }
}

/// <param name="Relationship">What was answered.</param>
/// <param name="AskAgain">From when on it is asked again.</param>
/// <param name="Ends">From when on it no longer counts, whatever the other service does.</param>
internal sealed record LookupAnswer(Relationship Relationship, DateTimeOffset AskAgain, DateTimeOffset Ends);
