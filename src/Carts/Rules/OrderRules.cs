namespace PartnerCarts.Carts;

/// <summary>
/// An order without a cart (contract.md 20.7): the lines are judged as a cart's and checked out at once. What is stored
/// is a cart that nobody sees, so that the order goes on whatever stops the process, and a repeat finds it.
/// </summary>
internal static class OrderRules
{
    /// <summary>Lines of legacy and modern items, or of several currencies, in one order.</summary>
    private const int CannotBeProcessed = 4018;

    public static Decision Place(CartKey key, Cart? stored, CartCommand.PlaceOrder command, CartContext context)
    {
        if (DraftRules.Refuse(command.Draft) is { } fault)
            return fault;
        if (stored is not null && !stored.HasExpired(context.Now) && Earlier(stored, command, context) is { } earlier)
            return earlier;
        if (CheckoutConditions.Refuse(command.Draft, context) is { } refusal)
            return refusal;

        var draft = OrderDefaults.FillIn(command.Draft, context.Catalog);
        var cart = CreationRules.Make(key, stored, draft, command.Incarnation, command.Idempotency, context) with
        {
            // The checkout counts the write.
            Revision = stored?.Revision ?? 0,
            KeptUntil = context.Now + context.Limits.ReplayWindow,
            IsForOneOrder = true,
        };
        if (cart.AllLines().FirstOrDefault(line => line.Error is not null) is { Error: { } error } faulty)
            return Refuse(
                OrderLineFaults.CodeOf(faulty, error, context.Catalog.Find(faulty.CatalogItemId)),
                $"Line {faulty.Id}, so nothing was ordered: {error.Description}"
            );
        return cart.Lines.Any(line => line.OrderGroup != cart.Lines[0].OrderGroup)
            ? Refuse(
                CannotBeProcessed,
                "The lines are of legacy and of modern items, or in several currencies: they need an order each."
            )
            : CheckoutRules.Begin(cart, command.CustomerUserUpn, command.Idempotency, context);
    }

    /// <summary>
    /// What the same request made before; null when that came to nothing, so that it is tried again. With a request id
    /// the key follows from partner, customer, id and body, so what is found is the same request's.
    /// </summary>
    private static Decision? Earlier(Cart found, CartCommand.PlaceOrder command, CartContext context)
    {
        var isAttempt = found.Operations.Contains(command.Idempotency.Operation);
        var isRepeat =
            found.IsForOneOrder
            && found.Partner == context.Caller.Partner
            && (
                isAttempt
                || command.Idempotency.HasRequest && context.Now - found.Created <= context.Limits.ReplayWindow
            );
        if (!isRepeat)
            return Decision.Answer(CartReply.IdTaken.Instance);
        if (found.Intent is { } running)
            return Decision.Answer(new CartReply.UnderWay(running.Sequence, IsOwn: true));
        return found.LastCheckout is { } last && (last.MadeOrders || isAttempt)
            ? Decision.Answer(new CartReply.CheckedOut(found, last.Failures, last.MadeOrders))
            : null;
    }

    private static Decision Refuse(int code, string description) =>
        Decision.Answer(
            new CartReply.Refused(new Refusal(RefusalCode.OrderRefused, description) { ServiceCode = code })
        );
}
