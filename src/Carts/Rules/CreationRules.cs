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
            return IsRepeat(stored, command.Stamp, context)
                ? Decision.Answer(new CartReply.Shown(stored))
                : Decision.Answer(CartReply.IdTaken.Instance);

        if (CheckoutConditions.Refuse(command.Draft, context) is { } refusal)
            return refusal;

        var cart = Make(key, stored, command.Draft, command.Incarnation, command.Stamp, context);
        return Decision.Write(cart, new CartReply.Shown(cart));
    }

    /// <summary>The cart of a draft that passed <see cref="DraftRules"/>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="stored">
    /// What has ended and still rests under the key, which it replaces, and whose revision goes on; null for nothing.
    /// </param>
    /// <param name="draft">What is asked for.</param>
    /// <param name="incarnation">Random.</param>
    /// <param name="idempotency">The request.</param>
    /// <param name="context">Time, caller, limits, catalog.</param>
    internal static Cart Make(
        CartKey key,
        Cart? stored,
        CartDraft draft,
        Guid incarnation,
        IdempotencyKey idempotency,
        CartContext context
    )
    {
        var expires = context.Now + context.Limits.Lifetime;
        return new Cart
        {
            Key = key,
            Partner = context.Caller.Partner,
            Incarnation = incarnation,
            Revision = (stored?.Revision ?? 0) + 1,
            Created = context.Now,
            Modified = context.Now,
            Expires = expires,
            KeptUntil = expires,
            ModifiedBy = context.Caller.User,
            Status = CartStatus.Active,
            Lines = LineFactory.FromDraft(draft, [], key.CustomerId, context, out _),
            PartnerOnRecordAttestationAccepted = draft.PartnerOnRecordAttestationAccepted.Or(null),
            CatalogVersion = context.Catalog.Version,
            Operations = AppliedOperations.None.With(idempotency.Operation),
        };
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
            && found is { Status: CartStatus.Active, IsForOneOrder: false }
            && context.Now - found.Created <= context.Limits.ReplayWindow;
    }
}
