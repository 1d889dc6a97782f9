using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// A cart's activation in the cluster: <see cref="CartExecutor"/> in a grain. Not reentrant, so runs come one at a
/// time. After a failed write the activation does not know what is stored: it ends, and the next one reads
/// the store.
/// </summary>
[GrainType(TypeName)]
internal sealed class CartGrain : Grain, ICartGrain
{
    /// <summary>Part of the stored key in every storage: it never changes.</summary>
    public const string TypeName = "cart";

    private readonly CartKey _key;
    private readonly CartExecutor _executor;
    private readonly ILogger<CartGrain> _logger;
    private readonly MembershipChanges _changes;
    private readonly CancellationToken _siloLeaves;
    private readonly WakeupTimer _timer;
    private long _readAt;
    private bool _hasJustRead;
    private bool _stays;

    public CartGrain(
        [PersistentState("cart", GrainStores.Carts)] IPersistentState<Cart> state,
        ExecutorServices services,
        IWakeupIndex index,
        ICartIndex customers,
        ICarts carts,
        MembershipChanges changes,
        SiloLeaving leaving,
        ILogger<CartGrain> logger
    )
    {
        _key = CartKey.TryParse(this.GetPrimaryKeyString(), out var key)
            ? key
            : throw new InvalidOperationException($"'{this.GetPrimaryKeyString()}' is no key of a cart.");
        _logger = logger;
        _changes = changes;
        _siloLeaves = leaving.Token;
        _timer = new WakeupTimer(this, services.Clock, () => Run(CartCommand.Expire.Instance, default));
        // The outcome of the orders comes when no run is active, so it is sent as a call of this grain, which may be
        // active on another silo by then.
        _executor = new CartExecutor(
            _key,
            new GrainCartState(_key, state, index, customers, logger),
            services,
            command => carts.Send(_key, command, default, CancellationToken.None)
        );
    }

    /// <summary>Loads the cart, and resumes a checkout that a crash left behind.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        using var scope = CallScope.Begin(_logger);
        _readAt = _changes.Now;
        await _executor.Run([], cancellationToken);
        _hasJustRead = true;
        // The grain does not deactivate here, even when nothing is stored: the call that activated it has not run yet.
        if (_executor.Current is { } cart)
            StayFor(cart);
    }

    public async Task<CartAnswer> Send(CartMessage message)
    {
        using var scope = CallScope.Begin(_logger);
        if (message.Read() is { } command)
            return CartAnswer.From(
                await Run(command, new Caller(message.Partner, message.User) { IsAppOnly = message.IsAppOnly })
            );
        GrainLog.UnknownCommand(_logger, _key, message.Kind);
        Settle();
        return CartAnswer.From(ClusterRefusals.UnknownCommand);
    }

    public async Task<CartAnswer> Join(int sequence, TimeSpan wait)
    {
        // In a call of its own, because this one interleaves with others and must not touch the cart.
        if (!_executor.Knows(sequence))
            await this.AsReference<ICartGrain>().Send(CartMessage.From(CartCommand.Expire.Instance, default));

        // A silo that leaves lets no caller wait: the caller repeats its call, which activates the cart on another
        // silo, where the checkout goes on.
        var reply = await _executor.Join(sequence, wait, _siloLeaves);
        if (_executor.Current is null)
            DeactivateOnIdle();
        return CartAnswer.From(reply);
    }

    public async Task<bool> Wake(DateTimeOffset due)
    {
        using var scope = CallScope.Begin(_logger);
        await Run(CartCommand.Expire.Instance, default);
        return _executor.IsLoaded && _executor.Current?.Due != due;
    }

    private async Task<CartReply> Run(CartCommand command, Caller caller)
    {
        if (command is CartCommand.Get)
            LookAgainWhereOthersMayWrite();
        _hasJustRead = false;
        var call = new CartCall(command, caller);
        await _executor.Run([call]);
        Settle();
        return call.Reply;
    }

    /// <summary>Changes need not: the store fences them.</summary>
    private void LookAgainWhereOthersMayWrite()
    {
        // The call that activated the grain was made before its state was read.
        if (_hasJustRead || !_changes.MayHaveMissed(_readAt))
            return;
        _readAt = _changes.Now;
        _executor.Forget();
    }

    /// <summary>
    /// What a command means for the activation: whether it stays, how long, and when it looks again by itself.
    /// </summary>
    private void Settle()
    {
        if (_executor.Current is { } cart)
        {
            StayFor(cart);
            return;
        }

        if (!_executor.IsLoaded)
            GrainLog.Leaving(_logger, _key);
        _timer.Arm(null);
        DeactivateOnIdle();
    }

    private void StayFor(Cart cart)
    {
        var stays = _executor.AwaitsWork;
        if (stays != _stays)
            DelayDeactivation(stays ? TimeSpan.MaxValue : TimeSpan.Zero);
        _stays = stays;
        _timer.Arm(stays ? null : cart.Due);
    }
}
