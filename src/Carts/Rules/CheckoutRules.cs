using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// The two steps of a checkout (contract.md 7.4): the first makes the intent durable, the second records what came of
/// it.
/// </summary>
internal static class CheckoutRules
{
    public static Decision Begin(CartKey key, Cart? stored, CartCommand.BeginCheckout command, CartContext context)
    {
        if (CartDecider.Visible(key, stored, context.Caller, context.Now) is not { } cart)
            return Decision.Answer(CartDecider.NotFound);
        if (Repeated(cart, command.Idempotency) is { } repeated)
            return Decision.Answer(repeated);
        if (cart.Intent is { } running)
            return Decision.Answer(
                new CartReply.UnderWay(running.Sequence, IsOwn: command.Idempotency.IsRepeatOf(running.Idempotency))
            );
        if (!CartETag.Admits(command.IfMatch, cart))
            return UpdateRules.StaleETag(cart);
        return Begin(cart, command.CustomerUserUpn, command.Idempotency, context);
    }

    /// <summary>Judges the cart again, and begins to order what is not yet ordered.</summary>
    internal static Decision Begin(Cart cart, string? customerUserUpn, IdempotencyKey idempotency, CartContext context)
    {
        if (InError(cart) is { } fault)
            return fault;
        if (Withdrawn(cart, context.Catalog) is { } gone)
            return Decision.Refuse(
                RefusalCode.ItemNoLongerAvailable,
                $"The catalog no longer has item {SanitizedText.Of(gone.CatalogItemId)} of line {gone.Id}. Read "
                    + $"the catalog again and update the cart."
            );

        cart = cart with { Lines = CartReview.Judge(cart.Lines, cart.Key.CustomerId, context) };
        if (InError(cart) is { } newFault)
            return newFault;
        if (WrongTermEnd(cart, context) is { } wrongEnd)
            return wrongEnd;
        if (CheckoutConditions.Refuse(cart, context) is { } refusal)
            return refusal;

        var sequence = cart.CheckoutSequence + 1;
        var orders = IntendedOrders(cart, sequence);
        return orders.IsEmpty
            ? AllOrderedAlready(cart, context)
            : Start(cart, sequence, orders, customerUserUpn, idempotency, context);
    }

    public static Decision End(Cart? stored, CartCommand.OrdersPlaced command, CartContext context)
    {
        // The sender of a report repeats it when the answer is lost; the repeat gets the same answer.
        if (stored is { LastCheckout: { } last } ended && last.Sequence == command.Sequence)
            return Decision.Answer(new CartReply.CheckedOut(ended, last.Failures, last.MadeOrders));

        // A late report of a checkout before the last, or of a cart that is gone, changes nothing.
        if (stored is not { Intent: { } intent } cart || intent.Sequence != command.Sequence)
            return Decision.Answer(CartReply.Done.Instance);

        ImmutableArray<Order> made = [.. command.Outcomes.OfType<OrderOutcome.Placed>().Select(placed => placed.Order)];
        ImmutableArray<OrderFailure> failures =
        [
            .. command.Outcomes.OfType<OrderOutcome.Failed>().Select(failed => failed.Failure),
        ];
        var lines = cart.Lines.Select(line => Settle(line, made)).ToImmutableArray();
        var next = cart with
        {
            Revision = cart.Revision + 1,
            Modified = UpdateRules.Later(context.Now, cart.Modified),
            ModifiedBy = intent.StartedBy,
            Status = lines.All(line => line.IsOrdered) ? CartStatus.Ordered : CartStatus.Active,
            Lines = lines,
            Orders = cart.Orders.AddRange(made),
            Pending = PendingRules.With(cart.Pending, made, context.Now),
            KeptUntil =
                made.IsEmpty || cart.IsForOneOrder
                    ? cart.KeptUntil
                    : UpdateRules.Later(context.Now + context.Limits.OrderedRetention, cart.KeptUntil),
            Intent = null,
            LastCheckout = new CheckoutRecord(intent.Sequence, intent.Idempotency, !made.IsEmpty, failures),
        };
        return Decision.Write(next, new CartReply.CheckedOut(next, failures, !made.IsEmpty));
    }

    /// <summary>
    /// An ordered cart shows its orders again; so does one whose last checkout is being repeated by the same operation,
    /// failures and all.
    /// </summary>
    private static CartReply.CheckedOut? Repeated(Cart cart, IdempotencyKey idempotency)
    {
        if (
            cart.LastCheckout is { } last
            && idempotency.HasOperation
            && idempotency.Operation == last.Idempotency.Operation
        )
            return new CartReply.CheckedOut(cart, last.Failures, last.MadeOrders);
        if (cart.Status is not CartStatus.Ordered)
            return null;
        var isOwn = cart.LastCheckout is { MadeOrders: true } made && idempotency.IsRepeatOf(made.Idempotency);
        return new CartReply.CheckedOut(cart, [], isOwn);
    }

    private static Decision? InError(Cart cart) =>
        cart.AllLines().FirstOrDefault(line => line.Error is not null) is { Error: { } error } faulty
            ? Decision.Refuse(
                RefusalCode.LinesInError,
                $"Line {faulty.Id} is in error {(int)error.Code}, so nothing was ordered: {error.Description}",
                [.. Errors(cart)]
            )
            : null;

    private static IEnumerable<string> Errors(Cart cart)
    {
        foreach (var (index, line) in cart.Lines.Index())
        {
            if (line.Error is { } error)
                yield return Told($"lineItems[{index}]", line, error);
            if (line.Addons.IsDefaultOrEmpty)
                continue;
            foreach (var (place, addon) in line.Addons.Index())
                if (addon.Error is { } addonError)
                    yield return Told($"lineItems[{index}].addonItems[{place}]", addon, addonError);
        }

        static string Told(string place, CartLine line, LineError error) =>
            $"{place}, id {line.Id}: {(int)error.Code} {error.Description}";
    }

    /// <summary>A date that was right when the cart was written may be wrong by now (contract.md 19.2).</summary>
    private static Decision? WrongTermEnd(Cart cart, CartContext context)
    {
        foreach (var line in cart.AllLines())
            if (
                line is { IsOrdered: false, CustomTermEnd: not null }
                && TermEndRules.Check(line, context.Catalog.Find(line.CatalogItemId), context) is { } error
            )
                return Decision.Refuse(
                    RefusalCode.TermEndNoLongerFits,
                    $"Line {line.Id}, so nothing was ordered: {error.Description}"
                );
        return null;
    }

    private static CartLine? Withdrawn(Cart cart, Catalog catalog) =>
        catalog.IsOpen
            ? null
            : cart
                .Lines.Where(line => !line.IsOrdered)
                .SelectMany(line => line.SelfAndAddons())
                .FirstOrDefault(line => catalog.Find(line.CatalogItemId) is null or { IsWithdrawn: true });

    private static ImmutableArray<IntendedOrder> IntendedOrders(Cart cart, int sequence) =>
        [
            .. cart
                .Lines.Where(line => !line.IsOrdered)
                .DistinctBy(line => line.OrderGroup)
                .Select(line => new IntendedOrder(
                    line.OrderGroup,
                    OrderIds.For(cart.Incarnation, sequence, line.OrderGroup, line.IsLegacy)
                )),
        ];

    private static Decision Start(
        Cart cart,
        int sequence,
        ImmutableArray<IntendedOrder> orders,
        string? customerUserUpn,
        IdempotencyKey idempotency,
        CartContext context
    )
    {
        var intent = new CheckoutIntent
        {
            Sequence = sequence,
            Started = context.Now,
            StartedBy = context.Caller.User,
            Idempotency = idempotency,
            CustomerUserUpn = customerUserUpn,
            Orders = orders,
        };
        var next = cart with { Revision = cart.Revision + 1, CheckoutSequence = sequence, Intent = intent };
        return Decision.WriteAndPlaceOrders(next, intent, new CartReply.UnderWay(sequence, IsOwn: true));
    }

    /// <summary>
    /// After a partial success an update may have dropped every line that was not ordered: what is left is an ordered
    /// cart.
    /// </summary>
    private static Decision AllOrderedAlready(Cart cart, CartContext context)
    {
        var next = cart with
        {
            Revision = cart.Revision + 1,
            Modified = UpdateRules.Later(context.Now, cart.Modified),
            ModifiedBy = context.Caller.User,
            Status = CartStatus.Ordered,
        };
        return Decision.Write(next, new CartReply.CheckedOut(next, [], MadeOrders: false));
    }

    private static CartLine Settle(CartLine line, ImmutableArray<Order> made)
    {
        if (line.IsOrdered)
            return line;
        foreach (var order in made)
            if (order.Group == line.OrderGroup)
                return line with { OrderId = order.Id };
        return line;
    }
}
