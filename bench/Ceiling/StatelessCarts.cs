using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Bench.Ceiling;

/// <summary>
/// Carts without a turn and without a store: a change is checked and made into a cart by the same rules, and is then
/// forgotten. What is read is the cart that was made last, under the id that was asked for. So nothing that keeps carts
/// can be faster behind the same HTTP API.
/// </summary>
internal sealed class StatelessCarts(ICatalogSource catalog, TimeProvider clock, IOptions<CartsOptions> options)
    : ICarts
{
    private readonly CartLimits _limits = options.Value.ToLimits();
    private volatile Cart? _last;

    public ValueTask<CartReply> Send(CartKey key, CartCommand command, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(
            command switch
            {
                CartCommand.Create create => Make(key, create, caller),
                CartCommand.Update update => Make(
                    key,
                    new CartCommand.Create(update.Draft, Guid.Empty, update.Idempotency),
                    caller
                ),
                CartCommand.Get when _last is { } cart => new CartReply.Shown(cart with { Key = key }),
                _ => throw new NotSupportedException(
                    $"{command.GetType().Name} needs a cart, and nothing is kept here."
                ),
            }
        );

    public ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    ) => throw new NotSupportedException("Nothing is ordered here.");

    private CartReply Make(CartKey key, CartCommand.Create command, Caller caller)
    {
        var decision = CartDecider.Decide(
            key,
            null,
            command,
            new CartContext(clock.GetUtcNow(), caller, _limits, catalog.Current, CustomerPurchases.None)
        );
        _last = decision.Next ?? _last;
        return decision.Reply;
    }
}
