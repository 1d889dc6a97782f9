using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests;

/// <summary>Bodies of requests, in few words.</summary>
internal static class Draft
{
    public const string Item = "PRODA:0001:AVAILA";
    public const string OtherItem = "PRODB:0002:AVAILB";
    public const string Legacy = "c94271d8-b431-4a25-a3c5-a57737a1c909";

    public static CartDraft Of(params LineDraft[] lines) => new() { Lines = [.. lines] };

    public static LineDraft Line(
        string item = Item,
        int quantity = 1,
        BillingCycle? cycle = BillingCycle.Monthly,
        int? id = null
    ) =>
        new()
        {
            Id = id,
            CatalogItemId = item,
            Quantity = quantity,
            BillingCycle = cycle,
        };

    public static LineDraft WithAddons(this LineDraft line, params LineDraft[] addons) =>
        line with
        {
            Addons = new([.. addons]),
        };

    public static LineDraft Provisioned(this LineDraft line, params (string Name, string Value)[] values) =>
        line with
        {
            ProvisioningContext = [.. values.Select(value => KeyValuePair.Create(value.Name, value.Value))],
        };

    /// <summary>What a client with the whole model sends back after a GET.</summary>
    public static CartDraft Echo(Cart cart) =>
        new()
        {
            Lines = [.. cart.Lines.Select(Echo)],
            PartnerOnRecordAttestationAccepted = new(cart.PartnerOnRecordAttestationAccepted),
        };

    public static LineDraft Echo(CartLine line) =>
        new()
        {
            Id = line.Id,
            CatalogItemId = line.CatalogItemId,
            FriendlyName = line.FriendlyName,
            Quantity = line.Quantity,
            CurrencyCode = line.CurrencyCode,
            BillingCycle = line.BillingCycle,
            TermDuration = new(line.TermDuration),
            PromotionId = new(line.PromotionId),
            RenewsToTerm = new(line.RenewsToTerm),
            CustomTermEnd = new(line.CustomTermEnd),
            AttestationAccepted = new(line.AttestationAccepted),
            PurchaseCommitment = new(line.PurchaseCommitment),
            Participants = line.Participants,
            ProvisioningContext = line.ProvisioningContext,
            Addons = new(line.Addons.IsDefault ? null : [.. line.Addons.Select(Echo)]),
        };

    /// <summary>
    /// What a client of the oldest model sends back after a GET: the members it does not know are absent.
    /// </summary>
    public static CartDraft EchoOfOldClient(Cart cart) => new() { Lines = [.. cart.Lines.Select(EchoOfOldClient)] };

    public static LineDraft EchoOfOldClient(CartLine line) =>
        new()
        {
            Id = line.Id,
            CatalogItemId = line.CatalogItemId,
            FriendlyName = line.FriendlyName,
            Quantity = line.Quantity,
            CurrencyCode = line.CurrencyCode,
            BillingCycle = line.BillingCycle,
            Participants = line.Participants,
            ProvisioningContext = line.ProvisioningContext,
        };

    public static ImmutableArray<LineDraft> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => Line())];
}
