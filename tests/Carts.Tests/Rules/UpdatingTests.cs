namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.3, 7.7 and 10.</summary>
public sealed class UpdatingTests
{
    [Fact]
    public void Put_ActiveCart_ReplacesTheLinesAndNothingElse()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem));
        var before = run.Cart;
        run.Now += TimeSpan.FromMinutes(1);
        run.Caller = run.Caller with { User = "colleague" };
        var after = Expect.Written(run.Put(Draft.Line(quantity: 2)));
        Assert.Equal((Draft.Item, 2), (after.Lines.Single().CatalogItemId, after.Lines.Single().Quantity));
        Assert.Equal(2, after.Revision);
        Assert.Equal(run.Now, after.Modified);
        Assert.Equal("colleague", after.ModifiedBy);
        Expect.Same(
            before,
            after with
            {
                Lines = before.Lines,
                Revision = 1,
                Modified = before.Modified,
                ModifiedBy = before.ModifiedBy,
            }
        );
    }

    [Fact]
    public void Put_TheCartUnchanged_IsASuccessWithANewETag()
    {
        var run = CartRun.Of(Draft.Line().WithAddons(Draft.Line()), Draft.Line(Draft.OtherItem));
        var before = run.Cart;
        var after = Expect.Written(run.Put(Draft.Echo(before)));
        Assert.Equal(Dump.Of(before.Lines), Dump.Of(after.Lines));
        Assert.NotEqual(CartETag.Of(before), CartETag.Of(after));
    }

    [Fact]
    public void Put_ClockSetBack_DoesNotTakeTheCartBack()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now -= TimeSpan.FromHours(1);
        Assert.Equal(CartRun.Start, Expect.Written(run.Put(Draft.Line())).Modified);
    }

    [Fact]
    public void Put_CatalogHasChanged_ChecksAgainstTheNewOne()
    {
        var run = CartRun.Of(Draft.Line());
        run.Catalog = Shop.Selling(Shop.OtherItem);
        var cart = Expect.Written(run.Put(Draft.Line()));
        Assert.Equal("v1", cart.CatalogVersion);
        Expect.Error(LineErrorCode.CatalogItemIdIsNotValid, cart.Lines[0].Error, Draft.Item);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, true, false)]
    [InlineData(false, null, true)]
    public void Put_PartnerOnRecordAttestation_AbsentKeepsAndNullClears(bool isGiven, bool? given, bool keepsOrClears)
    {
        var run = new CartRun();
        run.Create(Draft.Of(Draft.Line()) with { PartnerOnRecordAttestationAccepted = new(true) });
        var cart = Expect.Written(
            run.Put(Draft.Of(Draft.Line()) with { PartnerOnRecordAttestationAccepted = isGiven ? new(given) : default })
        );
        Assert.Equal(isGiven && keepsOrClears ? null : true, cart.PartnerOnRecordAttestationAccepted);
    }

    [Fact]
    public void Put_OrderedCart_IsAlreadyOrdered()
    {
        var run = CartRun.Of(Draft.Line());
        run.Checkout();
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Line()));
    }

    [Fact]
    public void Put_CheckoutUnderWay_IsRefusedAtOnce_NamingTheCheckout()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();
        Assert.Contains(
            "Checkout 1",
            Expect.Refused(RefusalCode.CheckoutUnderWay, run.Put(Draft.Line())).Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Put_StaleIfMatch_IsRefused_NamingTheCurrentTag()
    {
        var run = CartRun.Of(Draft.Line());
        var stale = CartETag.Of(run.Cart);
        run.Put(Draft.Line());
        var refusal = Expect.Refused(RefusalCode.StaleETag, run.Put(Draft.Of(Draft.Line()), ifMatch: stale));
        Assert.Contains($"\"{CartETag.Of(run.Cart)}\"", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Put_CurrentIfMatch_IsCarriedOut()
    {
        var run = CartRun.Of(Draft.Line());
        Expect.Written(run.Put(Draft.Of(Draft.Line()), ifMatch: CartETag.Of(run.Cart)));
    }
}
