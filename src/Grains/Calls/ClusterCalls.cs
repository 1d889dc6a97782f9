using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>
/// Calls of grains, repeated with small growing pauses until there is an answer. Whatever a grain has decided comes
/// back as a value; an exception instead says that the outcome is unknown, whatever its type is: see
/// <see cref="CallFailures"/>. Repeating is safe, because what is called here recognizes a repeat.
/// </summary>
internal sealed class ClusterCalls(ClusterGate gate, ILogger<ClusterCalls> logger)
{
    public static readonly TimeSpan AttemptLength = TimeSpan.Parse(
        CallTimes.Attempt,
        System.Globalization.CultureInfo.InvariantCulture
    );
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

#pragma warning disable RS0030 // How long the network may take is not a matter of the carts' clock, which tests move.
    private readonly TimeProvider _time = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>For measuring how long a request has been tried.</summary>
    public long Start() => _time.GetTimestamp();

    public TimeSpan Since(long start) => _time.GetElapsedTime(start);

    /// <summary>The pause after so many attempts.</summary>
    public Task Pause(int attempts, CancellationToken cancellation)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 5));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, _time, cancellation);
    }

    /// <summary>Waits, in the network's time.</summary>
    public Task Rest(TimeSpan length, CancellationToken cancellation) => Task.Delay(length, _time, cancellation);

    /// <summary>The call's answer; null, with the last failure, when <paramref name="limit"/> is used up.</summary>
    /// <param name="target">For the log: whom the call is for.</param>
    /// <param name="call">Begins an attempt.</param>
    /// <param name="limit">No attempt begins after it, and none ends more than its own length later.</param>
    /// <param name="cancellation">Ends the waiting, not the call.</param>
    public async Task<T?> Try<T>(object target, Func<Task<T>> call, TimeSpan limit, CancellationToken cancellation)
        where T : class
    {
        CallScope.Attach();
        var start = Start();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var left = limit - Since(start);
                var length = left < AttemptLength && attempt > 1 ? Max(left, FirstPause) : AttemptLength;
                await gate.Opened.WaitAsync(length, _time, cancellation);
                // A whole attempt ends by itself: it is as long as grains' methods may take (ResponseTimeout).
                var begun = Begin(call);
                return await (
                    length == AttemptLength
                        ? begun.WaitAsync(cancellation)
                        : begun.WaitAsync(length, _time, cancellation)
                );
            }
            catch (Exception failure)
                when (!cancellation.IsCancellationRequested && CallFailures.IsUnknownOutcome(failure))
            {
                if (Since(start) >= limit)
                {
                    GrainLog.GivenUp(logger, target, attempt, (int)Since(start).TotalMilliseconds, failure);
                    return null;
                }

                GrainLog.AttemptFailed(logger, target, attempt, failure);
            }

            await Pause(attempt, cancellation);
        }
    }

    private static Task<T> Begin<T>(Func<Task<T>> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (!CallFailures.IsOfAnUnsentCall(failure))
        {
            throw new CallNotBegunException(failure);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
