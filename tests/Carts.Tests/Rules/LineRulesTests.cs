namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.1 items 3, 5 and 7: what is filled in, and which error comes first.</summary>
public sealed class LineRulesTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("a:b")]
    [InlineData("MS-AZR-")]
    public void Make_MalformedItem_Is10001_WithAndWithoutACatalog(string item)
    {
        Expect.Error(LineErrorCode.CatalogItemIdIsNotValid, Shop.OpenErrorOf(Draft.Line(item)), item);
        Expect.Error(LineErrorCode.CatalogItemIdIsNotValid, Shop.ErrorOf(Shop.Item, Draft.Line(item)), item);
    }

    [Fact]
    public void Make_UnknownItem_Is10001_NamingIt() =>
        Expect.Error(
            LineErrorCode.CatalogItemIdIsNotValid,
            Shop.ErrorOf(Shop.Item, Draft.Line(Draft.OtherItem)),
            Draft.OtherItem
        );

    [Fact]
    public void Make_UnknownItemWithoutACatalog_IsFine() => Assert.Null(Shop.OpenErrorOf(Draft.Line(Draft.OtherItem)));

    [Fact]
    public void Make_WithdrawnItem_Is500600() =>
        Expect.Error(
            LineErrorCode.LegacyOfferNotEligibleForPurchase,
            Shop.ErrorOf(Shop.Item with { IsWithdrawn = true }, Draft.Line()),
            Draft.Item
        );

    [Fact]
    public void Make_KnownItem_HasNoError() => Assert.Null(Shop.ErrorOf(Shop.Item, Draft.Line()));

    [Fact]
    public void Make_ItemInAnotherCase_IsKnownAndKeptAsSent()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item) };
        run.Create(Draft.Line(Draft.Item.ToLowerInvariant()));
        Assert.Null(run.Cart.Lines[0].Error);
        Assert.Equal(Draft.Item.ToLowerInvariant(), run.Cart.Lines[0].CatalogItemId);
    }

    [Fact]
    public void Make_AddonInError_CarriesItsOwnError()
    {
        var line = CartRun.Of(Draft.Line().WithAddons(Draft.Line("nonsense"))).Cart.Lines[0];
        Assert.Null(line.Error);
        Expect.Error(LineErrorCode.CatalogItemIdIsNotValid, line.Addons[0].Error);
    }

    /// <summary>Breaks every rule at once; each entry mends the one before it, and the next error shows.</summary>
    private static readonly (
        LineErrorCode Code,
        Func<(CatalogItem Item, LineDraft Line), (CatalogItem, LineDraft)> Mend
    )[] Precedence =
    [
        (LineErrorCode.LegacyOfferNotEligibleForPurchase, it => (it.Item with { IsWithdrawn = false }, it.Line)),
        (LineErrorCode.CurrencyIsNotSupported, it => (it.Item, it.Line with { CurrencyCode = "USD" })),
        (LineErrorCode.BillingPlanNotSupported, it => (it.Item, it.Line with { BillingCycle = BillingCycle.Monthly })),
        (LineErrorCode.InvalidCustomTermEndDateProduct, it =>
            (it.Item with { CustomTermEnd = CustomTermEnds.Any }, it.Line)
        ),
        (LineErrorCode.InvalidCustomTermEndDate, it => (it.Item, it.Line with { CustomTermEnd = default })),
        (LineErrorCode.InvalidInput, it => (it.Item, it.Line with { Participants = default })),
        (LineErrorCode.MinimumAddOnSeatsNotMet, it => (it.Item with { MinQuantity = 1 }, it.Line)),
        (LineErrorCode.InventoryNotAvailable, it => (it.Item with { Stock = null }, it.Line)),
        (LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded, it => (it.Item with { MaxPerCustomer = null }, it.Line)),
        (LineErrorCode.AttestationNotAccepted, it => (it.Item with { NeedsAttestation = false }, it.Line)),
        (LineErrorCode.InvalidPromotionId, it => (it.Item, it.Line with { PromotionId = default })),
        (LineErrorCode.InvalidInput, it => (it.Item with { Provisioning = [] }, it.Line)),
        (LineErrorCode.InvalidInput, it => (it.Item, it.Line with { PurchaseCommitment = default })),
        (LineErrorCode.QuotaNotAvailable, it => (it.Item with { StandingError = null }, it.Line)),
        (LineErrorCode.AddonWithoutBase, it => (it.Item with { AddonOf = [] }, it.Line)),
    ];

    [Fact]
    public void Make_EveryRuleBroken_ShowsOneErrorAfterTheOther()
    {
        var it = (
            Item: Shop.Item with
            {
                IsWithdrawn = true,
                CustomTermEnd = CustomTermEnds.None,
                AddonOf = [Draft.OtherItem],
                MinQuantity = 10,
                Stock = 2,
                MaxPerCustomer = 1,
                NeedsAttestation = true,
                Provisioning = ["scope"],
                StandingError = LineErrorCode.QuotaNotAvailable,
            },
            Line: Draft.Line(quantity: 5) with
            {
                CurrencyCode = "EUR",
                BillingCycle = BillingCycle.OneTime,
                CustomTermEnd = new(CartRun.Start),
                PromotionId = new("NONE"),
                Participants = [new(ParticipantKind.AdditionalTransactionReseller, "1")],
                PurchaseCommitment = new(new PurchaseCommitment { Amount = 1 }),
            }
        );
        foreach (var (code, mend) in Precedence)
        {
            Expect.Error(code, Shop.ErrorOf(it.Item, it.Line));
            it = mend(it);
        }

        Assert.Null(Shop.ErrorOf(it.Item, it.Line));
    }
}
