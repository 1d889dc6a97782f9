namespace PartnerCarts.Carts;

/// <summary>
/// Making a cart (contract.md 7.1), or finding the one that the same request made (contract.md 9 item 2).
/// </summary>
internal static class CreationRules
{
    public static Decision Decide(CartKey key, Cart? stored, CartCommand.Create command, CartContext context)
    {
        if (DraftRules.Refuse(command.Draft) is { } fault)
            return fault;

        if (stored is not null && !stored.HasExpired(context.Now))
            return IsRepeat(stored, command.Idempotency, context)
                ? Decision.Answer(new CartReply.Shown(stored))
                : Decision.Answer(CartReply.IdTaken.Instance);

        if (CheckoutConditions.Refuse(command.Draft, context) is { } refusal)
            return refusal;

        var expires = context.Now + context.Limits.Lifetime;
        var cart = new Cart
        {
            Key = key,
            Partner = context.Caller.Partner,
            Incarnation = command.Incarnation,
            // An expired cart that still rests under the id is replaced, and its revision goes on.
            Revision = (stored?.Revision ?? 0) + 1,
            Created = context.Now,
            Modified = context.Now,
            Expires = expires,
            KeptUntil = expires,
            ModifiedBy = context.Caller.User,
            Status = CartStatus.Active,
            Lines = LineFactory.FromDraft(command.Draft, [], key.CustomerId, context, out _),
            PartnerOnRecordAttestationAccepted = command.Draft.PartnerOnRecordAttestationAccepted.Or(null),
            CatalogVersion = context.Catalog.Version,
            Operations = AppliedOperations.None.With(command.Idempotency.Operation),
        };
        return Decision.Write(cart, new CartReply.Shown(cart));
    }

    /// <summary>
    /// With a request id the cart's id follows from partner, customer, id and body, so an Active cart found in time is
    /// the same request's.
    /// </summary>
    private static bool IsRepeat(Cart found, IdempotencyKey idempotency, CartContext context)
    {
        if (found.Partner != context.Caller.Partner)
            return false;
        if (found.Operations.Contains(idempotency.Operation))
            return true;
        return idempotency.HasRequest
            && found.Status is CartStatus.Active
            && context.Now - found.Created <= context.Limits.ReplayWindow;
    }
}
