using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>
/// The HTTP API over a trivial grain: each request's message travels to a grain of the cart's key and back, and what
/// it asks for is then checked and made into a cart here, as the ceiling does, and forgotten. What a cluster adds to
/// this is the turn and the store.
/// </summary>
internal sealed class EchoCarts(
    IGrainFactory grains,
    ICatalogSource catalog,
    TimeProvider clock,
    IOptions<CartsOptions> options
) : ICarts
{
    private readonly CartLimits _limits = options.Value.ToLimits();
    private volatile Cart? _last;

    public static void Exchange(WebApplicationBuilder builder) => builder.Services.AddSingleton<ICarts, EchoCarts>();

    public async ValueTask<CartReply> Send(
        CartKey key,
        CartCommand command,
        Caller caller,
        CancellationToken cancellation
    )
    {
        await grains.GetGrain<IEchoGrain>(key.ToString()).Echo(CartMessage.From(command, caller));
        return command switch
        {
            CartCommand.Create create => Make(key, create, caller),
            CartCommand.Update update => Make(
                key,
                new CartCommand.Create(update.Draft, Guid.Empty, update.Idempotency),
                caller
            ),
            CartCommand.Get when _last is { } cart => new CartReply.Shown(cart with { Key = key }),
            _ => throw new NotSupportedException($"{command.GetType().Name} needs a cart, and nothing is kept here."),
        };
    }

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
