namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.1.</summary>
public sealed class CreationTests
{
    [Fact]
    public void Create_GoodDraft_MakesAnActiveCart()
    {
        var run = new CartRun { Limits = new CartLimits { Lifetime = TimeSpan.FromHours(5) } };
        var cart = Expect.Written(run.Create(Draft.Line()));
        Assert.Equal(CartRun.Key, cart.Key);
        Assert.Equal(CartRun.Owner.Partner, cart.Partner);
        Assert.Equal(CartRun.Incarnation, cart.Incarnation);
        Assert.Equal(1, cart.Revision);
        Assert.Equal(CartRun.Start, cart.Created);
        Assert.Equal(CartRun.Start, cart.Modified);
        Assert.Equal(CartRun.Start.AddHours(5), cart.Expires);
        Assert.Equal(CartRun.Start.AddHours(5), cart.KeptUntil);
        Assert.Equal("owner", cart.ModifiedBy);
        Assert.Equal(CartStatus.Active, cart.Status);
        Assert.Equal(0, cart.CheckoutSequence);
        Assert.Null(cart.Intent);
        Assert.Null(cart.LastCheckout);
        Assert.Empty(cart.Orders);
        Assert.Null(cart.CatalogVersion);
        Assert.Null(cart.PartnerOnRecordAttestationAccepted);
    }

    [Fact]
    public void Create_DefaultLimits_LivesSevenDays() =>
        Assert.Equal(CartRun.Start.AddDays(7), CartRun.Of(Draft.Line()).Cart.Expires);

    [Fact]
    public void Create_EveryMemberGiven_KeepsEach()
    {
        var end = CartRun.Start.AddDays(10);
        var run = new CartRun();
        run.Create(
            Draft.Of(
                new LineDraft
                {
                    Id = 7,
                    CatalogItemId = Draft.Item,
                    FriendlyName = "Team licences",
                    Quantity = 5,
                    CurrencyCode = "EUR",
                    BillingCycle = BillingCycle.Annual,
                    TermDuration = new("P1Y"),
                    PromotionId = new("PROMO"),
                    RenewsToTerm = new("P3Y"),
                    CustomTermEnd = new(end),
                    AttestationAccepted = new(true),
                    Participants = [new(ParticipantKind.TransactionReseller, "1000001")],
                }.Provisioned(("scope", "shared"))
            ) with
            {
                PartnerOnRecordAttestationAccepted = new(true),
            }
        );

        var line = run.Cart.Lines.Single();
        Assert.Equal(7, line.Id);
        Assert.Equal(Draft.Item, line.CatalogItemId);
        Assert.Equal("Team licences", line.FriendlyName);
        Assert.Equal(5, line.Quantity);
        Assert.Equal("EUR", line.CurrencyCode);
        Assert.Equal(BillingCycle.Annual, line.BillingCycle);
        Assert.Equal(BillingCycle.Annual, line.EffectiveCycle);
        Assert.Equal("P1Y", line.TermDuration);
        Assert.Equal("PROMO", line.PromotionId);
        Assert.Equal("P3Y", line.RenewsToTerm);
        Assert.Equal(end, line.CustomTermEnd);
        Assert.True(line.AttestationAccepted);
        Assert.Equal(new Participant(ParticipantKind.TransactionReseller, "1000001"), line.Participants.Single());
        Assert.Equal(KeyValuePair.Create("scope", "shared"), line.ProvisioningContext.Single());
        Assert.True(line.Addons.IsDefault);
        Assert.Null(line.OrderId);
        Assert.Null(line.Error);
        Assert.True(run.Cart.PartnerOnRecordAttestationAccepted);
    }

    [Fact]
    public void Create_CollectionsGivenEmpty_AreNotTheSameAsNotGiven()
    {
        var line = CartRun.Of(Draft.Line().Provisioned().WithAddons() with { Participants = [] }).Cart.Lines[0];
        Assert.Equal(
            (false, false, false),
            (line.ProvisioningContext.IsDefault, line.Addons.IsDefault, line.Participants.IsDefault)
        );
        line = CartRun.Of(Draft.Line()).Cart.Lines[0];
        Assert.Equal(
            (true, true, true),
            (line.ProvisioningContext.IsDefault, line.Addons.IsDefault, line.Participants.IsDefault)
        );
    }

    [Fact]
    public void Create_LineInError_StillMakesTheCart()
    {
        var cart = Expect.Written(new CartRun().Create(Draft.Line("nonsense"), Draft.Line()));
        Expect.Error(LineErrorCode.CatalogItemIdIsNotValid, cart.Lines[0].Error);
        Assert.Null(cart.Lines[1].Error);
    }

    [Fact]
    public void Create_CatalogGiven_RemembersItsVersion()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item) };
        Assert.Equal("v1", Expect.Written(run.Create(Draft.Line())).CatalogVersion);
    }

    [Fact]
    public void Create_StructuralFault_IsInvalidInput_AndStoresNothing()
    {
        var run = new CartRun();
        Expect.Refused(RefusalCode.InvalidInput, run.Create());
        Assert.Null(run.Stored);
    }

    [Fact]
    public void Create_CustomTermEndWithAnOffset_IsKeptAsUtc()
    {
        var end = new DateTimeOffset(2024, 6, 1, 2, 0, 0, TimeSpan.FromHours(2));
        var line = CartRun.Of(Draft.Line() with { CustomTermEnd = new(end) }).Cart.Lines[0];
        Assert.Equal(end, line.CustomTermEnd);
        Assert.Equal(TimeSpan.Zero, line.CustomTermEnd!.Value.Offset);
    }
}
