using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Answers that a cart does not exist leave on a tick, at least <see cref="AuthOptions.NotFoundAfter"/> after the cart
/// was asked for. How long it took to find out (a look into memory for another partner's cart, one into the store for
/// an absent one) does not show: the timer ticks by itself, and only when the question was asked decides which of its
/// ticks the answer waits for (docs/decisions/0005-not-found.md).
/// </summary>
internal sealed class NotFoundDelay : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    // An idle service has no timer.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<Waiting> _new = new();
    private readonly List<Waiting> _waiting = [];
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private readonly long _step;
    private long _lastAsked;
    private volatile bool _isTicking;

    public NotFoundDelay(IOptions<AuthOptions> options)
    {
        _step = (long)(options.Value.NotFoundAfter.TotalSeconds * Stopwatch.Frequency);
        _timer = new Timer(static delay => ((NotFoundDelay)delay!).OnTick(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>
    /// To be called just before a cart is asked. The timer starts here and not with the wait, so that its phase says
    /// nothing of the cart either.
    /// </summary>
    public long Start()
    {
        var now = Stopwatch.GetTimestamp();
        _lastAsked = now;
        if (!_isTicking && _step > 0)
            Begin();
        return now;
    }

    /// <summary>Completes when the reply may be answered: at once, unless it is that there is no cart.</summary>
    public ValueTask Keep(long start, CartReply reply, CancellationToken cancellation) =>
        _step > 0 && reply is CartReply.Refused { Refusal.Code: RefusalCode.CartNotFound }
            ? new(Wait(start, cancellation))
            : ValueTask.CompletedTask;

    public void Dispose() => _timer.Dispose();

    private async Task Wait(long start, CancellationToken cancellation)
    {
        var steps = ((Stopwatch.GetTimestamp() - start) / _step) + 1;
        var waiting = new Waiting(start + (steps * _step));
        _new.Enqueue(waiting);
        if (!_isTicking)
            Begin();
        await waiting.Completion.Task.WaitAsync(cancellation);
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_isTicking)
                return;
            _isTicking = true;
            _timer.Change(Tick, Tick);
        }
    }

    private void OnTick()
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            while (_new.TryDequeue(out var waiting))
                _waiting.Add(waiting);
            foreach (var waiting in _waiting)
                if (waiting.Until <= now)
                    waiting.Completion.SetResult();
            _waiting.RemoveAll(waiting => waiting.Until <= now);
            if (_waiting.Count > 0 || Stopwatch.GetElapsedTime(_lastAsked, now) < Rest)
                return;
            _isTicking = false;
            // Whoever entered meanwhile has seen the timer run, or starts it again.
            Interlocked.MemoryBarrier();
            _isTicking = !_new.IsEmpty;
            if (_isTicking)
                return;
            _timer.Change(Timeout.Infinite, Timeout.Infinite);
        }
    }

    private sealed record Waiting(long Until)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
