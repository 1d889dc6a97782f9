using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PartnerCarts.Carts;

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
            if (!TryReadMember(ref body, LineMembers.Find(body), ref line))
                return false;
        }

        draft = line.ToDraft();
        return true;
    }

    private static bool TryReadMember(ref BodyReader body, LineMember member, ref Members line) =>
        member switch
        {
            LineMember.Id => Set(ref line.Id, ScalarReader.LineId(ref body)),
            LineMember.CatalogItemId => ScalarReader.TryText(ref body, "catalogItemId", out line.CatalogItemId),
            LineMember.CatalogId => ScalarReader.TryText(ref body, "catalogId", out line.CatalogId),
            LineMember.FriendlyName => ScalarReader.TryText(ref body, "friendlyName", out line.FriendlyName),
            LineMember.Quantity => ScalarReader.TryQuantity(ref body, "quantity", out line.Quantity),
            LineMember.CurrencyCode => ScalarReader.TryText(ref body, "currencyCode", out line.CurrencyCode),
            LineMember.BillingCycle => EnumReader.TryRead(
                ref body,
                "billingCycle",
                EnumSpellings.BillingCycle,
                out line.BillingCycle
            ),
            LineMember.TermDuration => ScalarReader.TryText(ref body, "termDuration", out var term)
                && Give(ref line.TermDuration, term),
            LineMember.PromotionId => ScalarReader.TryText(ref body, "promotionId", out var promotion)
                && Give(ref line.PromotionId, promotion),
            LineMember.RenewsTo => RenewsToReader.TryRead(ref body, out var renewal)
                && Give(ref line.RenewsToTerm, renewal),
            LineMember.CustomTermEndDate => ScalarReader.TryTime(ref body, "customTermEndDate", out var end)
                && Give(ref line.CustomTermEnd, end),
            LineMember.AttestationAccepted => ScalarReader.TryFlag(ref body, "attestationAccepted", out var flag)
                && Give(ref line.AttestationAccepted, flag),
            LineMember.AddonItems => LinesReader.TryReadAddons(ref body, out var addons)
                && Give(ref line.Addons, addons),
            LineMember.Participants => ParticipantsReader.TryRead(ref body, out line.Participants),
            LineMember.ProvisioningContext => ProvisioningReader.TryRead(ref body, out line.Provisioning),
            LineMember.Other => Skip(ref body),
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
        public string? FriendlyName;
        public int? Quantity;
        public string? CurrencyCode;
        public BillingCycle? BillingCycle;
        public Optional<string?> TermDuration;
        public Optional<string?> PromotionId;
        public Optional<string?> RenewsToTerm;
        public Optional<DateTimeOffset?> CustomTermEnd;
        public Optional<bool?> AttestationAccepted;
        public Optional<ImmutableArray<LineDraft>?> Addons;
        public ImmutableArray<Participant> Participants;
        public ImmutableArray<KeyValuePair<string, string>> Provisioning;

        public readonly LineDraft ToDraft() =>
            new()
            {
                Id = Id,
                // Both spellings are in use; this one wins (contract.md 13 row 5).
                CatalogItemId = CatalogItemId ?? CatalogId,
                FriendlyName = FriendlyName,
                Quantity = Quantity,
                CurrencyCode = CurrencyCode,
                BillingCycle = BillingCycle,
                TermDuration = TermDuration,
                PromotionId = PromotionId,
                RenewsToTerm = RenewsToTerm,
                CustomTermEnd = CustomTermEnd,
                AttestationAccepted = AttestationAccepted,
                Addons = Addons,
                Participants = Participants,
                ProvisioningContext = Provisioning,
            };
    }
}
