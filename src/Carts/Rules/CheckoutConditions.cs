namespace PartnerCarts.Carts;

/// <summary>What refuses a checkout as a whole, although no line is in error.</summary>
internal static class CheckoutConditions
{
    public static Decision? Refuse(Cart cart, CartContext context)
    {
        if (IsAttestationMissing(cart, context.Limits.PartnerAttestation))
            return Decision.Refuse(
                RefusalCode.PartnerAttestationMissing,
                "partnerOnRecordAttestationAccepted is not true, and this purchase needs the partner's attestation."
            );
        if (
            IsUserNeeded(context)
            && SavingsPlan(cart.AllLines().Select(line => line.CatalogItemId), context) is { } item
        )
            return UserNeeded(item);
        return
            context.Catalog.Customer(cart.Key.CustomerId) is { HasAcceptedAgreement: false }
            && cart.Lines.Any(line => line is { IsOrdered: false, IsLegacy: false })
            ? Decision.Refuse(
                RefusalCode.AgreementNotAccepted,
                "The customer has not accepted the Microsoft Customer Agreement."
            )
            : null;
    }

    /// <summary>Savings plans are for users (contract.md 18.4), also in a cart.</summary>
    public static Decision? Refuse(CartDraft draft, CartContext context) =>
        IsUserNeeded(context) && SavingsPlan(draft.AllLines().Select(line => line.CatalogItemId), context) is { } item
            ? UserNeeded(item)
            : null;

    /// <summary>Looked at first: most requests are done with it.</summary>
    private static bool IsUserNeeded(CartContext context) =>
        context is { Caller.IsAppOnly: true, Limits.SavingsPlansNeedUser: true, Catalog.IsOpen: false };

    private static CatalogItem? SavingsPlan(IEnumerable<string?> items, CartContext context) =>
        items
            .Select(id => id is null ? null : context.Catalog.Find(id))
            .FirstOrDefault(item => item is { Kind: ItemKind.SavingsPlan });

    private static Decision UserNeeded(CatalogItem item) =>
        Decision.Refuse(
            RefusalCode.UserNeeded,
            $"Item {item.Id} is a savings plan: use a token of a user (App+User), not an application's own."
        );

    /// <summary>Somebody who says no is refused, whether or not it is asked for (contract.md 15.1 row 6).</summary>
    private static bool IsAttestationMissing(Cart cart, PartnerAttestation wanted) =>
        cart.PartnerOnRecordAttestationAccepted is false
        || cart.PartnerOnRecordAttestationAccepted is null
            && (
                wanted is PartnerAttestation.Always
                || wanted is PartnerAttestation.Resellers && cart.AllLines().Any(NamesAnAdditionalReseller)
            );

    private static bool NamesAnAdditionalReseller(CartLine line) =>
        !line.IsOrdered
        && !line.Participants.IsDefault
        && line.Participants.Any(participant => participant.Kind is ParticipantKind.AdditionalTransactionReseller);
}
