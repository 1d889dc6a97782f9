namespace PartnerCarts.Api.Wire.Reading;

/// <summary>The members of a line that a client may set. All others are the server's, or unknown.</summary>
internal enum LineMember
{
    Other,
    Id,
    CatalogItemId,
    CatalogId,
    FriendlyName,
    Quantity,
    CurrencyCode,
    BillingCycle,
    TermDuration,
    PromotionId,
    RenewsTo,
    CustomTermEndDate,
    AttestationAccepted,
    AddonItems,
    Participants,
    ProvisioningContext,
}

internal static class LineMembers
{
    /// <summary>Which member the reader is at. The length decides first, so that few names are compared.</summary>
    public static LineMember Find(in BodyReader body) =>
        body.Name.Length switch
        {
            2 when body.Is("id"u8) => LineMember.Id,
            8 when body.Is("quantity"u8) => LineMember.Quantity,
            8 when body.Is("renewsTo"u8) => LineMember.RenewsTo,
            9 when body.Is("catalogId"u8) => LineMember.CatalogId,
            10 when body.Is("addonItems"u8) => LineMember.AddonItems,
            11 when body.Is("promotionId"u8) => LineMember.PromotionId,
            12 when body.Is("friendlyName"u8) => LineMember.FriendlyName,
            12 when body.Is("currencyCode"u8) => LineMember.CurrencyCode,
            12 when body.Is("billingCycle"u8) => LineMember.BillingCycle,
            12 when body.Is("termDuration"u8) => LineMember.TermDuration,
            12 when body.Is("participants"u8) => LineMember.Participants,
            13 when body.Is("catalogItemId"u8) => LineMember.CatalogItemId,
            17 when body.Is("customTermEndDate"u8) => LineMember.CustomTermEndDate,
            19 when body.Is("attestationAccepted"u8) => LineMember.AttestationAccepted,
            19 when body.Is("provisioningContext"u8) => LineMember.ProvisioningContext,
            _ => LineMember.Other,
        };
}
