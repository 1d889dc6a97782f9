using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.3: absent is not null.</summary>
public sealed class CarriedMembersTests
{
    private static readonly DateTimeOffset End = CartRun.Start.AddDays(3);

    private static LineDraft Full(int id, string item = Draft.Item) =>
        Draft.Line(item, id: id) with
        {
            TermDuration = new("P1Y"),
            PromotionId = new("PROMO"),
            RenewsToTerm = new("P3Y"),
            CustomTermEnd = new(End),
            AttestationAccepted = new(true),
        };

    private static (string?, string?, string?, DateTimeOffset?, bool?) Kept(CartLine line) =>
        (line.TermDuration, line.PromotionId, line.RenewsToTerm, line.CustomTermEnd, line.AttestationAccepted);

    private static CartLine PutOne(LineDraft stored, LineDraft put)
    {
        var run = CartRun.Of(stored);
        return Expect.Written(run.Put(put)).Lines[0];
    }

    [Fact]
    public void Put_AbsentMembersOfAMatchingLine_KeepTheStoredValues() =>
        Assert.Equal(("P1Y", "PROMO", "P3Y", End, true), Kept(PutOne(Full(4), Draft.Line(id: 4))));

    [Fact]
    public void Put_ItemInAnotherCase_StillMatches() =>
        Assert.Equal("P1Y", PutOne(Full(4), Draft.Line(Draft.Item.ToLowerInvariant(), id: 4)).TermDuration);

    [Fact]
    public void Put_NullMembersOfAMatchingLine_ClearTheStoredValues()
    {
        var nulls = Draft.Line(id: 4) with
        {
            TermDuration = new(null),
            PromotionId = new(null),
            RenewsToTerm = new(null),
            CustomTermEnd = new(null),
            AttestationAccepted = new(null),
        };
        Assert.Equal((null, null, null, null, null), Kept(PutOne(Full(4), nulls)));
    }

    [Fact]
    public void Put_GivenMembersOfAMatchingLine_ReplaceTheStoredValues()
    {
        var given = Draft.Line(id: 4) with
        {
            TermDuration = new("P1M"),
            PromotionId = new("OTHER"),
            RenewsToTerm = new("P1M"),
            CustomTermEnd = new(End.AddDays(1)),
            AttestationAccepted = new(false),
        };
        Assert.Equal(("P1M", "OTHER", "P1M", End.AddDays(1), false), Kept(PutOne(Full(4), given)));
    }

    [Fact]
    public void Put_MembersEveryClientHas_AreReplacedThoughAbsent()
    {
        var stored = Draft.Line(id: 4).Provisioned(("scope", "shared")) with
        {
            FriendlyName = "name",
            CurrencyCode = "EUR",
            Participants = [new(ParticipantKind.TransactionReseller, "1")],
        };
        var line = PutOne(stored, Draft.Line(id: 4, cycle: null));
        Assert.Null(line.FriendlyName);
        Assert.Null(line.BillingCycle);
        Assert.Equal("USD", line.CurrencyCode);
        Assert.True(line.Participants.IsDefault);
        Assert.True(line.ProvisioningContext.IsDefault);
    }

    [Theory]
    [InlineData(5, Draft.Item)]
    [InlineData(null, Draft.Item)]
    [InlineData(4, Draft.OtherItem)]
    public void Put_OtherIdOrItem_KeepsNothing(int? id, string item) =>
        Assert.Equal((null, null, null, null, null), Kept(PutOne(Full(4), Draft.Line(item, id: id))));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Put_AnIdThatSeveralLinesHave_KeepsNothing(int times)
    {
        var run = CartRun.Of(Full(4));
        var cart = Expect.Written(run.Put([.. Enumerable.Repeat(Draft.Line(id: 4), times)]));
        Assert.All(cart.Lines, line => Assert.Null(line.TermDuration));
    }

    [Fact]
    public void Put_AnIdThatAnAddonHasToo_KeepsNothing() =>
        Assert.Null(PutOne(Full(4), Draft.Line(id: 4).WithAddons(Draft.Line(id: 4))).TermDuration);

    [Fact]
    public void Put_AddonsAbsent_KeepsThemWithEveryMember()
    {
        var addon = Full(9, Draft.OtherItem).Provisioned(("scope", "shared")) with
        {
            Quantity = 3,
            FriendlyName = "addon",
            CurrencyCode = "EUR",
            Participants = [new(ParticipantKind.TransactionReseller, "1")],
        };
        var run = CartRun.Of(Draft.Line(id: 4).WithAddons(addon));
        var before = run.Cart;
        var after = Expect.Written(run.Put(Draft.EchoOfOldClient(before)));
        Assert.Equal(Dump.Of(before.Lines), Dump.Of(after.Lines));
        Assert.Single(after.Lines[0].Addons);
    }

    [Fact]
    public void Put_AddonsNull_DropsThem()
    {
        var line = PutOne(
            Draft.Line(id: 4).WithAddons(Draft.Line(id: 5)),
            Draft.Line(id: 4) with
            {
                Addons = new(null),
            }
        );
        Assert.True(line.Addons.IsDefault);
    }

    [Fact]
    public void Put_AddonsEmpty_DropsThem()
    {
        var line = PutOne(Draft.Line(id: 4).WithAddons(Draft.Line(id: 5)), Draft.Line(id: 4).WithAddons());
        Assert.Empty(line.Addons);
    }

    [Fact]
    public void Put_GivenDefaultArray_IsNoAddons()
    {
        var line = PutOne(
            Draft.Line(id: 4).WithAddons(Draft.Line(id: 5)),
            Draft.Line(id: 4) with
            {
                Addons = new(default(ImmutableArray<LineDraft>)),
            }
        );
        Assert.True(line.Addons.IsDefault);
    }

    [Fact]
    public void Put_AbsentMembersOfAMatchingAddon_KeepTheStoredValues()
    {
        var stored = Draft.Line(id: 4).WithAddons(Full(5, Draft.OtherItem));
        var addon = PutOne(stored, Draft.Line(id: 4).WithAddons(Draft.Line(Draft.OtherItem, id: 5))).Addons.Single();
        Assert.Equal(("P1Y", "PROMO", "P3Y", End, true), Kept(addon));
    }

    [Fact]
    public void Put_AddonThatMatchesNone_KeepsNothing()
    {
        var stored = Draft.Line(id: 4).WithAddons(Full(5, Draft.OtherItem));
        var addon = PutOne(stored, Draft.Line(id: 4).WithAddons(Draft.Line(Draft.OtherItem, id: 6))).Addons.Single();
        Assert.Null(addon.TermDuration);
    }

    [Fact]
    public void Put_AddonBelowALineThatMatchesNone_KeepsItsOwnValues()
    {
        var stored = Draft.Line(id: 4).WithAddons(Full(5, Draft.OtherItem));
        var addon = PutOne(stored, Draft.Line(id: 8).WithAddons(Draft.Line(Draft.OtherItem, id: 5))).Addons.Single();
        Assert.Equal("P1Y", addon.TermDuration);
    }

    [Fact]
    public void Put_CarriedAddonIdMeetsANewLines_RenumbersAfterCarrying()
    {
        var run = CartRun.Of(Draft.Line(id: 4).WithAddons(Full(5, Draft.OtherItem)));
        var cart = Expect.Written(run.Put(Draft.Line(id: 4), Draft.Line(id: 5)));
        Assert.Equal([0, 1, 2], cart.AllLines().Select(line => line.Id));
        Assert.Equal("P1Y", cart.Lines[0].Addons.Single().TermDuration);
    }

    [Fact]
    public void Create_AbsentMembers_AreNotGiven() =>
        Assert.Equal((null, null, null, null, null), Kept(CartRun.Of(Draft.Line()).Cart.Lines[0]));
}
