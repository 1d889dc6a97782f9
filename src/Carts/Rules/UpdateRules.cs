namespace PartnerCarts.Carts;

/// <summary>Replacing a cart's lines (contract.md 7.3).</summary>
internal static class UpdateRules
{
    public static Decision Decide(CartKey key, Cart? stored, CartCommand.Update command, CartContext context)
    {
        if (DraftRules.Refuse(command.Draft) is { } fault)
            return fault;
        if (CartDecider.Visible(key, stored, context.Caller, context.Now) is not { } cart)
            return Decision.Answer(CartDecider.NotFound);
        if (cart.Operations.Contains(command.Idempotency.Operation) || cart.Requests.Contains(command.Idempotency))
            return Decision.Answer(new CartReply.Shown(cart));
        if (cart.Intent is { } intent)
            return Decision.Refuse(
                RefusalCode.CheckoutUnderWay,
                $"Checkout {intent.Sequence} of this cart is under way; the cart can be updated when it has ended."
            );
        if (cart.Status is CartStatus.Ordered)
            return Decision.Refuse(
                RefusalCode.AlreadyOrdered,
                "The cart has been ordered and can no longer be updated."
            );
        if (!CartETag.Admits(command.IfMatch, cart))
            return StaleETag(cart);
        if (CheckoutConditions.Refuse(command.Draft, context) is { } refusal)
            return refusal;

        var lines = LineFactory.FromDraft(command.Draft, cart.Lines, cart.Key.CustomerId, context, out var missing);
        if (missing is not null)
            return Decision.Refuse(
                RefusalCode.AlreadyOrdered,
                $"Line {missing.Id} ({SanitizedText.Of(missing.CatalogItemId)}) has been ordered with order "
                    + $"{missing.OrderId}: an update may neither change nor omit it."
            );

        var next = cart with
        {
            Revision = cart.Revision + 1,
            Modified = Later(context.Now, cart.Modified),
            ModifiedBy = context.Caller.User,
            Lines = lines,
            PartnerOnRecordAttestationAccepted = command.Draft.PartnerOnRecordAttestationAccepted.Or(
                cart.PartnerOnRecordAttestationAccepted
            ),
            CatalogVersion = context.Catalog.Version,
            Requests = cart.Requests.With(command.Idempotency),
            Operations = cart.Operations.With(command.Idempotency.Operation),
        };
        return Decision.Write(next, new CartReply.Shown(next));
    }

    internal static Decision StaleETag(Cart cart) =>
        Decision.Refuse(
            RefusalCode.StaleETag,
            $"The ETag in If-Match is no longer valid; the cart's is now \"{CartETag.Of(cart)}\"."
        );

    /// <summary>A clock that was set back does not take the cart's time back.</summary>
    internal static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset before) => now > before ? now : before;
}
