namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Line errors 10010, 10012 and 10014.</summary>
public sealed class PurchaseRulesTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Attestation_NeededAndNotAccepted_Is10012(bool? accepted, bool isFine)
    {
        var error = Shop.ErrorOf(
            Shop.Item with
            {
                NeedsAttestation = true,
            },
            Draft.Line() with
            {
                AttestationAccepted = new(accepted),
            }
        );
        if (isFine)
            Assert.Null(error);
        else
            Expect.Error(LineErrorCode.AttestationNotAccepted, error, Draft.Item, "attestationAccepted");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("SPRING", true)]
    [InlineData("spring", true)]
    [InlineData("AUTUMN", false)]
    public void Promotion_UnknownToTheItem_Is10014(string? promotion, bool isFine)
    {
        var error = Shop.ErrorOf(
            Shop.Item with
            {
                Promotions = ["SPRING"],
            },
            Draft.Line() with
            {
                PromotionId = new(promotion),
            }
        );
        if (isFine)
            Assert.Null(error);
        else
            Expect.Error(LineErrorCode.InvalidPromotionId, error, Draft.Item, promotion!);
    }

    [Fact]
    public void Promotion_WithoutACatalog_IsFine() =>
        Assert.Null(Shop.OpenErrorOf(Draft.Line() with { PromotionId = new("ANY") }));

    [Fact]
    public void Provisioning_NeededNameMissingOrBlank_Is10010_NamingTheFirst()
    {
        var item = Shop.Item with { Provisioning = ["scope", "subscriptionId"] };
        Assert.Null(Shop.ErrorOf(item, Draft.Line().Provisioned(("Scope", "shared"), ("SubscriptionId", "s-1"))));
        Expect.Error(
            LineErrorCode.InvalidInput,
            Shop.ErrorOf(item, Draft.Line().Provisioned(("scope", "shared"))),
            "subscriptionId",
            Draft.Item
        );
        Expect.Error(
            LineErrorCode.InvalidInput,
            Shop.ErrorOf(item, Draft.Line().Provisioned(("scope", " "), ("subscriptionId", "s-1"))),
            "scope"
        );
        Expect.Error(LineErrorCode.InvalidInput, Shop.ErrorOf(item, Draft.Line()), "scope");
    }
}
