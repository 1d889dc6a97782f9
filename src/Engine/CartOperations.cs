using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The operations on carts, as an HTTP API calls them: what takes more than one run
/// (the chain of ids behind a repeatable create, waiting for a checkout) is put together here, once for every host.
/// </summary>
public sealed class CartOperations(
    ICarts carts,
    ReloadedOptions<OrdersOptions> orders,
    IOptions<CartsOptions> options,
    TimeProvider clock
)
{
    private readonly CartQuota _quota = new(options, clock);

    /// <summary>Makes a cart, or finds the one that the same request made before (contract.md 7.1, 9 item 2).</summary>
    public async ValueTask<CartReply> Create(
        Caller caller,
        Guid customerId,
        CartDraft draft,
        IdempotencyKey idempotency,
        CancellationToken cancellation
    )
    {
        if (!_quota.HasRoom(caller.Partner) && !await IsRepeat(caller, customerId, idempotency, cancellation))
        {
            CartsTelemetry.RequestRefused("carts");
            return TooMany(_quota.Most);
        }

        foreach (var cartId in CartIds.For(caller.Partner, customerId, idempotency))
        {
            var incarnation = Guid.NewGuid();
            var reply = await carts.Send(
                new CartKey(customerId, cartId),
                new CartCommand.Create(draft, incarnation, idempotency),
                caller,
                cancellation
            );
            if (reply is CartReply.IdTaken)
                continue;
            if (reply is CartReply.Shown { Cart: var cart } && cart.Incarnation == incarnation)
                _quota.Count(caller.Partner);
            return reply;
        }

        throw ChainEnded();
    }

    /// <summary>Shows a cart (contract.md 7.2).</summary>
    public ValueTask<CartReply> Get(Caller caller, CartKey key, CancellationToken cancellation) =>
        carts.Send(key, CartCommand.Get.Instance, caller, cancellation);

    /// <summary>Replaces a cart's lines (contract.md 7.3).</summary>
    public ValueTask<CartReply> Update(
        Caller caller,
        CartKey key,
        CartDraft draft,
        string? ifMatch,
        IdempotencyKey idempotency,
        CancellationToken cancellation
    ) => carts.Send(key, new CartCommand.Update(draft, ifMatch, idempotency), caller, cancellation);

    /// <summary>Orders what is not yet ordered, or joins the checkout that is doing so (contract.md 7.4).</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="key">The cart.</param>
    /// <param name="customerUserUpn">The user who is to get the licences; null for none.</param>
    /// <param name="ifMatch">The precondition; null for none.</param>
    /// <param name="idempotency">What a repeat is recognised by.</param>
    /// <param name="waits">Whether to wait for a checkout that is under way.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<CartReply> Checkout(
        Caller caller,
        CartKey key,
        string? customerUserUpn,
        string? ifMatch,
        IdempotencyKey idempotency,
        bool waits,
        CancellationToken cancellation
    )
    {
        var reply = await carts.Send(
            key,
            new CartCommand.BeginCheckout(customerUserUpn, ifMatch, idempotency),
            caller,
            cancellation
        );
        return await Ended(reply, key, caller, waits, cancellation);
    }

    /// <summary>
    /// Orders lines without a cart (contract.md 20.7), or finds the order that the same request made: the cart behind
    /// it, with one order or with the reason why there is none.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="customerId">Who buys.</param>
    /// <param name="draft">The body, as a cart.</param>
    /// <param name="customerUserUpn">The user who is to get the licences; null for none.</param>
    /// <param name="idempotency">What a repeat is recognised by.</param>
    /// <param name="waits">Whether to wait for the order that the same request has begun.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<CartReply> PlaceOrder(
        Caller caller,
        Guid customerId,
        CartDraft draft,
        string? customerUserUpn,
        IdempotencyKey idempotency,
        bool waits,
        CancellationToken cancellation
    )
    {
        foreach (var cartId in CartIds.ForOrderOf(caller.Partner, customerId, idempotency))
        {
            var key = new CartKey(customerId, cartId);
            var reply = await carts.Send(
                key,
                new CartCommand.PlaceOrder(draft, customerUserUpn, Guid.NewGuid(), idempotency),
                caller,
                cancellation
            );
            if (reply is not CartReply.IdTaken)
                return await Ended(reply, key, caller, waits, cancellation);
        }

        throw ChainEnded();
    }

    /// <summary>The reply, or what becomes of the checkout that is under way.</summary>
    private async ValueTask<CartReply> Ended(
        CartReply reply,
        CartKey key,
        Caller caller,
        bool waits,
        CancellationToken cancellation
    )
    {
        if (reply is not CartReply.UnderWay running)
            return reply;

        var wait =
            !waits ? TimeSpan.Zero
            : running.IsOwn ? orders.Current.Timeout
            : orders.Current.JoinWait;
        return await carts.Join(key, running.Sequence, caller, wait, cancellation) switch
        {
            // Exactly one request answers 201: the one that began the checkout.
            CartReply.CheckedOut ended => ended with { MadeOrders = ended.MadeOrders && running.IsOwn },
            CartReply.Refused refused => refused,
            _ => running.IsOwn ? StillUnknown(wait) : Busy(wait),
        };
    }

    /// <summary>
    /// Whether the request may have made its cart before. Then it is answered as always, even if the partner has as
    /// many carts as it may by now.
    /// </summary>
    private async ValueTask<bool> IsRepeat(
        Caller caller,
        Guid customerId,
        IdempotencyKey idempotency,
        CancellationToken cancellation
    ) =>
        idempotency.HasRequest
        && await Get(
            caller,
            new CartKey(customerId, CartIds.For(caller.Partner, customerId, idempotency).First()),
            cancellation
        ) is CartReply.Shown;

    private static InvalidOperationException ChainEnded() =>
        new("The chain of cart ids ended; it ends in a random id, which cannot be taken.");

    private static CartReply.Refused TooMany(int most) =>
        new(
            new Refusal(
                RefusalCode.TooManyCarts,
                $"The partner has made {most} carts that may still be Active, which is the limit. Carts end by "
                    + $"themselves; try again later."
            )
        );

    private static CartReply.Refused StillUnknown(TimeSpan wait) =>
        new(
            new Refusal(
                RefusalCode.OrderInProgress,
                $"The orders were handed over and their outcome was not known after {wait.TotalSeconds:0.#} s. "
                    + $"They are completed in the background: check out again later to see them."
            )
        );

    private static CartReply.Refused Busy(TimeSpan wait) =>
        new(
            new Refusal(
                RefusalCode.CheckoutUnderWay,
                $"Another request is checking this cart out and had not finished after {wait.TotalSeconds:0.#} s. "
                    + $"Check out again later to see its result."
            )
        );
}
