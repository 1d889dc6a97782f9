namespace PartnerCarts.Carts;

/// <summary>
/// What has to go with a line: attestation (10012), a known promotion (10014), provisioning values (10010).
/// </summary>
internal static class PurchaseRules
{
    public static LineError? Check(CartLine line, CatalogItem item, Catalog catalog)
    {
        if (item.NeedsAttestation && line.AttestationAccepted is not true)
            return new(LineErrorCode.AttestationNotAccepted, $"Item {item.Id} needs attestationAccepted: true.");
        if (
            line.PromotionId is { } promotion
            && !item.Promotions.Contains(promotion, StringComparer.OrdinalIgnoreCase)
            && !PromotionRules.IsDefined(catalog, item, promotion)
        )
            return new(
                LineErrorCode.InvalidPromotionId,
                $"Item {item.Id} has no promotion {SanitizedText.Of(promotion)}."
            );
        foreach (var name in item.Provisioning)
            if (string.IsNullOrWhiteSpace(line.Provisioned(name)))
                return new(
                    LineErrorCode.InvalidInput,
                    $"Item {item.Id} needs {name} in the line's provisioningContext."
                );
        return null;
    }
}
