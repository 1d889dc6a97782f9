namespace PartnerCarts.Carts;

/// <summary>
/// What a command does to a cart: total, deterministic, free of effects. The order of checks is contract.md 7.0: what
/// the body alone decides; found, owned and not expired; replay; checkout in flight; status; If-Match.
/// </summary>
public static class CartDecider
{
    /// <param name="key">Which cart; the stored one's key where there is one.</param>
    /// <param name="stored">What is stored, be it expired or another partner's; null for nothing.</param>
    /// <param name="command">What is to happen.</param>
    /// <param name="context">Time, caller, limits, catalog.</param>
    public static Decision Decide(CartKey key, Cart? stored, CartCommand command, CartContext context)
    {
        // Internal commands come from nobody, all others from a partner. Whoever mixes that up, be it a route or a
        // gateway, reaches no cart.
        var isInternal = command is { IsInternal: true };
        if (isInternal != (context.Caller.Partner == Guid.Empty))
            return Decision.Answer(NotFound);
        return command switch
        {
            CartCommand.Create create => CreationRules.Decide(key, stored, create, context),
            CartCommand.Get => Decision.Answer(Read(key, stored, context.Caller, context.Now)),
            CartCommand.Update update => UpdateRules.Decide(key, stored, update, context),
            CartCommand.BeginCheckout checkout => CheckoutRules.Begin(key, stored, checkout, context),
            CartCommand.PlaceOrder order => OrderRules.Place(key, stored, order, context),
            CartCommand.OrdersPlaced placed => CheckoutRules.End(stored, placed, context),
            CartCommand.OrdersFinished finished => PendingRules.Finish(stored, finished, context),
            CartCommand.Expire => Expire(stored, context.Now),
            CartCommand.Erase => Erase(stored),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Not a command of this version."),
        };
    }

    /// <summary>What a read of the stored cart answers (contract.md 7.2).</summary>
    public static CartReply Read(CartKey key, Cart? stored, Caller caller, DateTimeOffset now) =>
        Visible(key, stored, caller, now) is { } cart ? new CartReply.Shown(cart) : NotFound;

    /// <summary>
    /// The reply as the caller may see it: for replies that did not come from a decision about the caller's own
    /// command, such as the outcome of a checkout that it joins.
    /// </summary>
    public static CartReply ForCaller(CartReply reply, CartKey key, Caller caller) =>
        reply switch
        {
            CartReply.Shown { Cart: var cart } when !IsOf(cart, key, caller) => NotFound,
            CartReply.CheckedOut { Cart: var cart } when !IsOf(cart, key, caller) => NotFound,
            _ => reply,
        };

    /// <summary>
    /// The cart, if it exists for this caller: an expired one, another partner's, another customer's and one that is
    /// there for an order alone are as good as absent.
    /// </summary>
    internal static Cart? Visible(CartKey key, Cart? stored, Caller caller, DateTimeOffset now) =>
        stored is { IsForOneOrder: false } && IsOf(stored, key, caller) && !stored.HasExpired(now) ? stored : null;

    private static bool IsOf(Cart cart, CartKey key, Caller caller) =>
        cart.Partner == caller.Partner && cart.Key == key;

    internal static CartReply.Refused NotFound { get; } =
        new(
            new Refusal(
                RefusalCode.CartNotFound,
                "The cart could not be found: no cart of this partner and customer has that id, or it has expired."
            )
        );

    /// <summary>Orders that are being placed would come after the cart is gone, so the checkout ends first.</summary>
    private static Decision Erase(Cart? stored) =>
        stored switch
        {
            null => Decision.Answer(CartReply.Done.Instance),
            { Intent: { } intent } => Decision.Refuse(
                RefusalCode.CheckoutUnderWay,
                $"Checkout {intent.Sequence} of this cart is under way; the cart can be erased when it has ended."
            ),
            _ => Decision.Delete(CartReply.Done.Instance),
        };

    private static Decision Expire(Cart? stored, DateTimeOffset now) =>
        stored is not null && stored.HasExpired(now)
            ? Decision.Delete(CartReply.Done.Instance)
            : Decision.Answer(CartReply.Done.Instance);
}
