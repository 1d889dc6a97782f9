namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.5.</summary>
public sealed class OrderGroupsTests
{
    private static IEnumerable<string> GroupsOf(Cart cart) => cart.AllLines().Select(line => line.OrderGroup);

    private static LineDraft In(BillingCycle cycle, string item = Draft.Item, string? currency = null) =>
        Draft.Line(item, cycle: cycle) with
        {
            CurrencyCode = currency,
        };

    [Fact]
    public void Assign_OneTimeMonthlyNoneAndLegacy_NumbersPerProgramme() =>
        Assert.Equal(
            ["0", "1", "2", "OMS-0"],
            GroupsOf(
                CartRun
                    .Of(
                        In(BillingCycle.OneTime),
                        In(BillingCycle.Monthly),
                        In(BillingCycle.None),
                        In(BillingCycle.Monthly, Draft.Legacy)
                    )
                    .Cart
            )
        );

    [Fact]
    public void Assign_SameCycleAndCurrency_ShareAGroup_WhateverTheTerm() =>
        Assert.Equal(
            ["0", "1", "0"],
            GroupsOf(
                CartRun
                    .Of(
                        In(BillingCycle.Monthly) with
                        {
                            TermDuration = new("P1M"),
                        },
                        In(BillingCycle.Annual),
                        In(BillingCycle.Monthly, Draft.OtherItem) with
                        {
                            TermDuration = new("P1Y"),
                        }
                    )
                    .Cart
            )
        );

    [Fact]
    public void Assign_OtherCurrency_IsAnotherGroup() =>
        Assert.Equal(
            ["0", "1", "0"],
            GroupsOf(
                CartRun
                    .Of(
                        In(BillingCycle.Monthly, currency: "USD"),
                        In(BillingCycle.Monthly, currency: "EUR"),
                        In(BillingCycle.Monthly, currency: "usd")
                    )
                    .Cart
            )
        );

    [Fact]
    public void Assign_SeveralLegacyCycles_CountTheirOwn() =>
        Assert.Equal(
            ["OMS-0", "0", "OMS-1", "OMS-0"],
            GroupsOf(
                CartRun
                    .Of(
                        In(BillingCycle.Monthly, Draft.Legacy),
                        In(BillingCycle.Monthly),
                        In(BillingCycle.Annual, Draft.Legacy),
                        In(BillingCycle.Monthly, "MS-AZR-0145P")
                    )
                    .Cart
            )
        );

    [Fact]
    public void Assign_Addons_CarryTheirBasesGroup_WhateverTheirOwnCycle() =>
        Assert.Equal(
            ["0", "1", "1", "1"],
            GroupsOf(
                CartRun
                    .Of(
                        In(BillingCycle.Annual),
                        In(BillingCycle.Monthly).WithAddons(In(BillingCycle.Annual), In(BillingCycle.OneTime))
                    )
                    .Cart
            )
        );

    [Fact]
    public void Assign_CycleNotGiven_GroupsByTheItemsOnlyCycle()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item with { Plans = [new(BillingCycle.Annual, [])] }) };
        run.Create(
            Draft.Line(cycle: BillingCycle.Annual),
            Draft.Line(cycle: null),
            Draft.Line(cycle: BillingCycle.Unknown)
        );
        Assert.Equal(["0", "0", "0"], GroupsOf(run.Cart));
    }

    [Fact]
    public void Assign_CatalogSaysLegacy_GoesByTheCatalog()
    {
        var run = new CartRun
        {
            Catalog = Shop.Selling(Shop.Item with { IsLegacy = true }, Shop.Item with { Id = Draft.Legacy }),
        };
        run.Create(Draft.Line(), Draft.Line(Draft.Legacy));
        Assert.Equal(["OMS-0", "0"], GroupsOf(run.Cart));
    }

    [Fact]
    public void Put_NothingOrdered_NumbersAnew()
    {
        var run = CartRun.Of(In(BillingCycle.Monthly), In(BillingCycle.Annual));
        run.Put(In(BillingCycle.Annual), In(BillingCycle.Monthly));
        Assert.Equal(["0", "1"], GroupsOf(run.Cart));
    }

    [Fact]
    public void Put_SomeOrdered_FrozenKeepTheirsAndNewOnesAreNumberedAfter()
    {
        var run = CartRun.Of(
            In(BillingCycle.Monthly),
            In(BillingCycle.Annual),
            In(BillingCycle.Monthly, Draft.Legacy),
            In(BillingCycle.Annual, Draft.Legacy)
        );
        run.Checkout("0", "OMS-0");
        var echo = Draft.Echo(run.Cart);
        Expect.Written(
            run.Put(
                echo with
                {
                    Lines =
                    [
                        .. echo.Lines,
                        In(BillingCycle.Annual) with
                        {
                            Id = 10,
                        },
                        In(BillingCycle.OneTime, Draft.Legacy) with
                        {
                            Id = 11,
                        },
                    ],
                }
            )
        );
        // The ordered Annual line keeps 1 and OMS-1; a new line of the same kind does not join it.
        Assert.Equal(["2", "1", "OMS-2", "OMS-1", "3", "OMS-3"], GroupsOf(run.Cart));
    }

    [Fact]
    public void Put_HighestFrozenComesFirst_IsStillCountedFrom()
    {
        var run = CartRun.Of(In(BillingCycle.Monthly), In(BillingCycle.Annual), In(BillingCycle.OneTime));
        run.Checkout("2");
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo with { Lines = [echo.Lines[1], echo.Lines[0], echo.Lines[2]] }));
        Assert.Equal(["1", "0", "2"], GroupsOf(run.Cart));
    }
}
