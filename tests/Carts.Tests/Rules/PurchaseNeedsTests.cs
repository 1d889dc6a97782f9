namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>
/// The purchases themselves are read only for a decision that depends on them: there may be a thousand.
/// </summary>
public sealed class PurchaseNeedsTests
{
    private static readonly DateTimeOffset End = new(2024, 5, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly CatalogItem Aligned = Shop.Item with { CustomTermEnd = CustomTermEnds.Aligned };

    private static readonly Promotion Unlimited = new()
    {
        Id = "P:1:A",
        Products = [new("PRODA", "0001", Cycle: null, Term: null, [new(PricingPolicy.Percent, 10)])],
    };

    public static TheoryData<Promotion> Limited { get; } =
        new()
        {
            Unlimited with
            {
                IsForFirstPurchase = true,
            },
            Unlimited with
            {
                Seats = [new(1, 5, null)],
            },
            Unlimited with
            {
                Redemptions = [new(0, 1, null)],
            },
            Unlimited with
            {
                OwnedProducts =
                [
                    ["PRODB/0002"],
                ],
            },
        };

    [Fact]
    public void Of_ALineThatMayEndWithASubscription_AsksOnlyIfItNamesAnEnd()
    {
        var catalog = Shop.Selling(Aligned);

        Assert.Null(Create(catalog, Draft.Line()));
        Assert.True(Create(catalog, Draft.Line() with { CustomTermEnd = new(End) })?.IsAll);
    }

    [Fact]
    public void Of_AnUpdateThatLeavesTheEndOut_AsksIfTheCartHasOne()
    {
        var run = new CartRun { Catalog = Shop.Selling(Aligned) };
        run.Create(Draft.Line() with { CustomTermEnd = new(End) });
        var update = new CartCommand.Update(Draft.Of(Draft.Line()), null, default);

        Assert.True(PurchaseNeeds.Of(run.Catalog, run.Cart, update)?.IsAll);
        Assert.True(PurchaseNeeds.Of(run.Catalog, run.Cart, new CartCommand.BeginCheckout(null, null, default))?.IsAll);
    }

    [Fact]
    public void Of_APromotionWithoutLimits_AsksForNothing() => Assert.Null(Create(With(Unlimited), Draft.Line()));

    [Theory]
    [MemberData(nameof(Limited))]
    public void Of_APromotionWithALimit_Asks(Promotion promotion)
    {
        Assert.True(Create(With(promotion), Draft.Line())?.IsAll);
        Assert.Null(Create(With(promotion), Draft.Line(Draft.OtherItem)));
    }

    private static Catalog With(Promotion promotion) =>
        new("v1", "USD", [Shop.Item, Shop.OtherItem]) { Promotions = [promotion] };

    private static PurchaseNeeds? Create(Catalog catalog, params LineDraft[] lines) =>
        PurchaseNeeds.Of(catalog, cart: null, new CartCommand.Create(Draft.Of(lines), Guid.NewGuid(), default));
}
