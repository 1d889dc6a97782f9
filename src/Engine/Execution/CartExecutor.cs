using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Runs commands against one cart: load if not in memory, decide, write, swap, reply. Nothing is shown to anybody
/// before it is durable. After an exception from the store the outcome is unknown, so the copy in memory is dropped and
/// the callers are told to try again.
/// <para>The activation (a grain, or Local's CartActivation) calls <see cref="Run"/> one at a time; the other members
/// may be called at any time.</para>
/// </summary>
public sealed class CartExecutor
{
    private const int MaxAttempts = 3;

    private readonly CartKey _key;
    private readonly ExecutorStore _store;
    private readonly ExecutorServices _services;
    private readonly Func<CartCommand, ValueTask<CartReply>> _post;
    private volatile Snapshot? _snapshot;
    private volatile OrderRun? _orders;
    private volatile Task? _asking;

    /// <param name="key">Which cart.</param>
    /// <param name="state">Where it rests.</param>
    /// <param name="services">What all executors share.</param>
    /// <param name="post">Sends an internal command to this same cart, as a normal command: how the order processor's
    /// answers come back.</param>
    public CartExecutor(
        CartKey key,
        ICartState state,
        ExecutorServices services,
        Func<CartCommand, ValueTask<CartReply>> post
    )
    {
        _key = key;
        _store = new ExecutorStore(state);
        _services = services;
        _post = post;
    }

    /// <summary>Whether the stored state, be it "no cart", is in memory.</summary>
    public bool IsLoaded => _snapshot is not null;

    /// <summary>The durable cart in memory; null when there is none, or when it is not loaded.</summary>
    public Cart? Current => _snapshot?.Cart;

    /// <summary>Whether orders are being placed.</summary>
    public bool IsPlacingOrders => _orders is { IsRunning: true };

    /// <summary>Whether orders are being placed or asked about, so that the activation must stay.</summary>
    public bool IsAtWork => IsPlacingOrders || IsAskingAboutOrders;

    /// <summary>
    /// Whether the cart waits for work that ends with a command of its own, so that nobody has to look at it before.
    /// </summary>
    public bool AwaitsWork =>
        Current is { Intent: not null }
        || Current?.Pending is { NextLook: var look } && look <= _services.Clock.GetUtcNow();

    private bool IsAskingAboutOrders => _asking is { IsCompleted: false };

    /// <summary>
    /// Runs the calls in order, each decided on top of the one before, with one write at the end that all answers wait
    /// for. After a lost race nothing was written: the winner's state is read and the calls are decided again on top of
    /// it.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Run(IReadOnlyList<CartCall> calls, CancellationToken cancellation = default)
    {
        using var span = ExecutorSpans.Begin(_key, calls);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Try(calls, cancellation);
                break;
            }
            catch (CartConflictException conflict)
            {
                Forget();
                CartExecutorLog.Conflict(_services.Logger, _key, attempt, conflict.Message);
                CartsTelemetry.Conflicts.Add(1);
                if (attempt < MaxAttempts)
                    continue;
                Refuse(calls);
                return;
            }
            catch (Exception failure)
                when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                Forget();
                span.Fail(failure);
                CartExecutorLog.StoreFailed(_services.Logger, _key, failure);
                CartsTelemetry.StoreFailures.Add(1);
                Refuse(calls);
                return;
            }
        }

        StartPlacingOrders();
        StartAskingAboutOrders();
    }

    /// <summary>
    /// Whether the copy in memory is at least as new as the checkout's beginning. If not, nobody here works on the
    /// checkout: another activation has begun it, or a failed write has left no copy. The next run takes it up.
    /// </summary>
    public bool Knows(int sequence) =>
        (_orders is { } orders && orders.Sequence == sequence)
        || Current is { } cart && cart.CheckoutSequence >= sequence;

    /// <summary>
    /// Answers a read from memory, without a run; null when it needs one. A read shows durable state only, so it need
    /// not wait for a write under way.
    /// </summary>
    public CartReply? TryRead(CartCommand command, Caller caller)
    {
        if (command is not CartCommand.Get || _snapshot is not { } snapshot)
            return null;
        return CartDecider.Read(_key, snapshot.Cart, caller, _services.Clock.GetUtcNow());
    }

    /// <summary>
    /// Waits for a checkout to end; see <see cref="ICarts.Join"/>, which has to look whether the caller may see the
    /// outcome. Touches no state of the run, so it may run beside one. A cancellation ends the wait, as its time does.
    /// </summary>
    public async ValueTask<CartReply> Join(int sequence, TimeSpan wait, CancellationToken cancellation)
    {
        if (_orders is { } orders && orders.Sequence == sequence)
            return await orders.Join(wait, _services.Clock, cancellation);
        return Current is { LastCheckout: { } last } cart && last.Sequence == sequence
            ? new CartReply.CheckedOut(cart, last.Failures, last.MadeOrders)
            : new CartReply.UnderWay(sequence, IsOwn: false);
    }

    /// <summary>Drops the copy in memory; the next run reads the store.</summary>
    public void Forget() => _snapshot = null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Try(IReadOnlyList<CartCall> calls, CancellationToken cancellation)
    {
        var wasInMemory = IsLoaded;
        var before = _snapshot ??= new Snapshot(await _store.Read(cancellation));
        var (after, hasChanged) = await DecideAll(before.Cart, calls, cancellation);
        if (!hasChanged)
        {
            if (wasInMemory && _store.IsShared && HasFinalAnswer(calls))
                await _store.Confirm(_key, before.Cart, cancellation);
            return;
        }

        await _store.Replace(before.Cart, after);
        _snapshot = new Snapshot(after);
        CountChanges(calls);
    }

    private async ValueTask<(Cart? Cart, bool HasChanged)> DecideAll(
        Cart? cart,
        IReadOnlyList<CartCall> calls,
        CancellationToken cancellation
    )
    {
        var changed = false;
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            var context = await _services.ContextFor(_key, cart, call, cancellation);
            if (!TryDecide(cart, call, context, out var decision))
                continue;
            call.Reply = decision.Reply;
            call.HasChangedCart = decision.Change is not CartChange.Keep;
            if (!call.HasChangedCart)
                continue;
            cart = decision.Next;
            changed = true;
        }

        return (cart, changed);
    }

    /// <summary>
    /// Decisions do not throw. If a bug makes one throw, only its own caller sees that, not the others of the run.
    /// </summary>
    private bool TryDecide(Cart? cart, CartCall call, CartContext context, [NotNullWhen(true)] out Decision? decision)
    {
        try
        {
            decision = CartDecider.Decide(_key, cart, call.Command, context);
            return true;
        }
        catch (Exception bug)
        {
            CartExecutorLog.DecisionFailed(_services.Logger, _key, call.Command.GetType().Name, bug);
            call.Fail(bug);
            decision = null;
            return false;
        }
    }

    /// <summary>
    /// A read that an old copy answered does no harm: the next one shows the newer state. An answer that nothing has to
    /// be changed is final: neither a client nor the order processor nor the wake-up index asks again after it.
    /// </summary>
    private static bool HasFinalAnswer(IReadOnlyList<CartCall> calls)
    {
        for (var i = 0; i < calls.Count; i++)
            if (calls[i].Command is not CartCommand.Get)
                return true;
        return false;
    }

    private static void CountChanges(IReadOnlyList<CartCall> calls)
    {
        for (var i = 0; i < calls.Count; i++)
            if (calls[i].HasChangedCart)
                CartsTelemetry.Changed(calls[i].Command);
    }

    /// <summary>
    /// A durable intent without a running effect is one just made, or one that a crash left behind: both are started
    /// the same way.
    /// </summary>
    private void StartPlacingOrders()
    {
        if (
            Current is not { Intent: { } intent } cart
            || (_orders is { } running && running.Sequence == intent.Sequence && running.IsRunning)
        )
            return;
        _orders = OrderRun.Start(cart, intent, _services, _post);
    }

    /// <summary>Only when the cart is due for it: whoever reads the cart does not call out by that.</summary>
    private void StartAskingAboutOrders()
    {
        if (Current is { Intent: null, Pending: { } pending } cart && !IsAskingAboutOrders && AwaitsWork)
            _asking = _services.RunBeside(new PendingRun(cart, pending, _services, _post).AskAndReport);
    }

    private static void Refuse(IReadOnlyList<CartCall> calls)
    {
        for (var i = 0; i < calls.Count; i++)
            calls[i].Reply = calls[i].Command is CartCommand.Get ? Unread : Unconfirmed;
    }

    private static CartReply.Refused Unread { get; } =
        new(new Refusal(RefusalCode.Unavailable, "The cart's store cannot be read now. Send the same request again."));

    private static CartReply.Refused Unconfirmed { get; } =
        new(
            new Refusal(
                RefusalCode.Unavailable,
                "The cart's store did not confirm the change, so its outcome is not known. Send the same request again."
            )
        );

    /// <summary>"No cart" is a state that can be in memory, too.</summary>
    private sealed record Snapshot(Cart? Cart);
}
