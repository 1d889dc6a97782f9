using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads a line or an addon (contract.md 5.2). A member that is repeated, be it in different case, counts as given
/// last.
/// </summary>
internal static class LineDraftReader
{
    public static bool TryRead(ref BodyReader body, [NotNullWhen(true)] out LineDraft? draft)
    {
        draft = null;
        var line = new Members();
        while (body.NextMember())
        {
            if (!TryReadMember(ref body, ref line))
                return false;
        }

        draft = line.ToDraft();
        return true;
    }

    /// <summary>
    /// Reads the members that a client may set; all others are the server's, or unknown, and skipped. The length of the
    /// name decides first, so that few names are compared.
    /// </summary>
    private static bool TryReadMember(ref BodyReader body, ref Members line) =>
        body.Name.Length switch
        {
            2 when body.Is("id"u8) => Set(ref line.Id, ScalarReader.LineId(ref body)),
            7 when body.IsOrder && body.Is("offerId"u8) => ScalarReader.TryText(ref body, "offerId", out line.OfferId),
            8 when body.Is("quantity"u8) => ScalarReader.TryQuantity(ref body, "quantity", out line.Quantity),
            8 when body.Is("renewsTo"u8) => RenewsToReader.TryRead(ref body, out var renewal)
                && Give(ref line.RenewsToTerm, renewal),
            9 when body.Is("catalogId"u8) => ScalarReader.TryText(ref body, "catalogId", out line.CatalogId),
            10 when body.Is("addonItems"u8) => LinesReader.TryReadAddons(ref body, out var addons)
                && Give(ref line.Addons, addons),
            11 when body.Is("promotionId"u8) => ScalarReader.TryOptionalText(ref body, "promotionId", out var promotion)
                && Give(ref line.PromotionId, promotion),
            12 when body.Is("friendlyName"u8) => ScalarReader.TryOptionalText(
                ref body,
                "friendlyName",
                out line.FriendlyName
            ),
            12 when body.Is("currencyCode"u8) => ScalarReader.TryOptionalText(
                ref body,
                "currencyCode",
                out line.CurrencyCode
            ),
            12 when body.Is("billingCycle"u8) => EnumReader.TryRead(
                ref body,
                "billingCycle",
                EnumSpellings.BillingCycle,
                out line.BillingCycle
            ),
            12 when body.Is("termDuration"u8) => ScalarReader.TryOptionalText(ref body, "termDuration", out var term)
                && Give(ref line.TermDuration, term),
            12 when body.Is("participants"u8) => ParticipantsReader.TryRead(ref body, out line.Participants),
            13 when body.Is("catalogItemId"u8) => ScalarReader.TryText(
                ref body,
                "catalogItemId",
                out line.CatalogItemId
            ),
            17 when body.Is("partnerIdOnRecord"u8) => ResellersReader.TryRead(
                ref body,
                "partnerIdOnRecord",
                ParticipantKind.TransactionReseller,
                ref line.Resellers
            ),
#if NEXT_VERSION
            16 when body.AcceptsNewMembers && body.Is("ofTheNextVersion"u8) => ScalarReader.TryText(
                ref body,
                "ofTheNextVersion",
                out var next
            ) && Give(ref line.OfTheNextVersion, next),
#endif
            17 when body.Is("customTermEndDate"u8) => ScalarReader.TryTime(ref body, "customTermEndDate", out var end)
                && Give(ref line.CustomTermEnd, end),
            18 when body.Is("purchaseCommitment"u8) => CommitmentReader.TryRead(ref body, out var commitment)
                && Give(ref line.PurchaseCommitment, commitment),
            19 when body.Is("attestationAccepted"u8) => ScalarReader.TryFlag(
                ref body,
                "attestationAccepted",
                out var flag
            ) && Give(ref line.AttestationAccepted, flag),
            19 when body.Is("provisioningContext"u8) => ProvisioningReader.TryRead(ref body, out line.Provisioning),
            20 when body.IsOrder && body.Is("parentSubscriptionId"u8) => ScalarReader.TryOptionalText(
                ref body,
                "parentSubscriptionId",
                out line.Parent
            ),
            28 when body.Is("additionalPartnerIdsOnRecord"u8) => ResellersReader.TryRead(
                ref body,
                "additionalPartnerIdsOnRecord",
                ParticipantKind.AdditionalTransactionReseller,
                ref line.Resellers
            ),
            _ => Skip(ref body),
        };

    private static bool Set<T>(ref T place, T value)
    {
        place = value;
        return true;
    }

    private static bool Give<T>(ref Optional<T> place, T value)
    {
        place = new(value);
        return true;
    }

    private static bool Skip(ref BodyReader body)
    {
        body.Skip();
        return true;
    }

    private ref struct Members
    {
        public int? Id;
        public string? CatalogItemId;
        public string? CatalogId;
        public string? OfferId;
        public string? Parent;
        public string? FriendlyName;
        public int? Quantity;
        public string? CurrencyCode;
        public BillingCycle? BillingCycle;
        public Optional<string?> TermDuration;
        public Optional<string?> PromotionId;
        public Optional<string?> RenewsToTerm;
        public Optional<DateTimeOffset?> CustomTermEnd;
        public Optional<bool?> AttestationAccepted;
        public Optional<PurchaseCommitment?> PurchaseCommitment;
        public Optional<ImmutableArray<LineDraft>?> Addons;
        public ImmutableArray<Participant> Participants;
        public ImmutableArray<Participant> Resellers;
        public ImmutableArray<KeyValuePair<string, string>> Provisioning;
#if NEXT_VERSION
        public Optional<string?> OfTheNextVersion;
#endif

        public readonly LineDraft ToDraft() =>
            new()
            {
                Id = Id,
                // The first that is given wins (contract.md 13 row 5); offerId is what an order calls it (20.7).
                CatalogItemId = CatalogItemId ?? CatalogId ?? OfferId,
                FriendlyName = FriendlyName,
                Quantity = Quantity,
                CurrencyCode = CurrencyCode,
                BillingCycle = BillingCycle,
                TermDuration = TermDuration,
                PromotionId = PromotionId,
                RenewsToTerm = RenewsToTerm,
                CustomTermEnd = CustomTermEnd,
                AttestationAccepted = AttestationAccepted,
                PurchaseCommitment = PurchaseCommitment,
                Addons = Addons,
                Participants = ResellersReader.Merge(Participants, Resellers),
                ProvisioningContext = ProvisioningReader.WithParent(Provisioning, Parent),
#if NEXT_VERSION
                OfTheNextVersion = OfTheNextVersion,
#endif
            };
    }
}
