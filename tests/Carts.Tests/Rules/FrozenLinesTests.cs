namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.4 item 4: ordered lines are frozen.</summary>
public sealed class FrozenLinesTests
{
    /// <summary>Line 0 failed, line 1 is ordered.</summary>
    private static CartRun PartlyOrdered(LineDraft? second = null)
    {
        var run = CartRun.Of(Draft.Line(Draft.OtherItem, cycle: BillingCycle.OneTime), second ?? Draft.Line());
        run.Checkout("0");
        Assert.Equal([false, true], run.Cart.Lines.Select(line => line.IsOrdered));
        return run;
    }

    private static LineDraft FullLine() =>
        (
            Draft.Line() with
            {
                FriendlyName = "name",
                CurrencyCode = "USD",
                TermDuration = new("P1Y"),
                PromotionId = new("PROMO"),
                RenewsToTerm = new("P1Y"),
                CustomTermEnd = new(CartRun.Start.AddDays(5)),
                AttestationAccepted = new(true),
                Participants = [new(ParticipantKind.TransactionReseller, "1")],
            }
        )
            .Provisioned(("scope", "shared"))
            .WithAddons(Draft.Line(Draft.OtherItem));

    [Fact]
    public void Put_TheCartUnchanged_KeepsTheOrderedLine()
    {
        var run = PartlyOrdered(FullLine());
        var before = run.Cart;
        var after = Expect.Written(run.Put(Draft.Echo(before)));
        Assert.Equal(Dump.Of(before.Lines[1]), Dump.Of(after.Lines[1]));
        Assert.Equal(Dump.Of(before.Orders), Dump.Of(after.Orders));
    }

    [Fact]
    public void Put_TheCartUnchangedByAnOldClient_KeepsTheOrderedLine()
    {
        var run = PartlyOrdered(FullLine());
        var before = run.Cart;
        Assert.Equal(
            Dump.Of(before.Lines[1]),
            Dump.Of(Expect.Written(run.Put(Draft.EchoOfOldClient(before))).Lines[1])
        );
    }

    [Fact]
    public void Put_TheOtherLineChangedOrDropped_IsCarriedOut()
    {
        var run = PartlyOrdered();
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo.Lines[0] with { Quantity = 99 }, echo.Lines[1]));
        Expect.Written(run.Put(echo.Lines[1]));
        Assert.True(run.Cart.Lines.Single().IsOrdered);
    }

    [Fact]
    public void Put_LinesReordered_FollowsTheOrderedLine()
    {
        var run = PartlyOrdered();
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo.Lines[1], echo.Lines[0]));
        Assert.Equal([true, false], run.Cart.Lines.Select(line => line.IsOrdered));
    }

    [Fact]
    public void Put_OrderedLineOmitted_IsRefused_NamingIt()
    {
        var run = PartlyOrdered();
        var refusal = Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Echo(run.Cart).Lines[0]));
        Assert.Contains("Line 1", refusal.Description, StringComparison.Ordinal);
        Assert.Contains(Draft.Item, refusal.Description, StringComparison.Ordinal);
        Assert.Contains(run.Cart.Orders[0].Id, refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Put_SeveralOrderedLinesOmitted_NamesTheFirst()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem), Draft.Line(cycle: BillingCycle.OneTime));
        run.Checkout("1");
        Assert.Contains(
            "Line 0",
            Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Line(Draft.Legacy))).Description,
            StringComparison.Ordinal
        );
    }

    private static readonly Dictionary<string, Func<LineDraft, LineDraft>> Changes = new()
    {
        { "item", line => line with { CatalogItemId = "PRODX:0001:AVAILX" } },
        { "quantity", line => line with { Quantity = 2 } },
        { "friendlyName", line => line with { FriendlyName = "other" } },
        { "currency", line => line with { CurrencyCode = "EUR" } },
        { "billingCycle", line => line with { BillingCycle = BillingCycle.Annual } },
        { "billingCycle not given", line => line with { BillingCycle = null } },
        { "term", line => line with { TermDuration = new("P1M") } },
        { "term null", line => line with { TermDuration = new(null) } },
        { "promotion", line => line with { PromotionId = new("OTHER") } },
        { "renewal", line => line with { RenewsToTerm = new("P3Y") } },
        { "custom end", line => line with { CustomTermEnd = new(CartRun.Start.AddDays(6)) } },
        { "attestation", line => line with { AttestationAccepted = new(false) } },
        { "participants", line => line with { Participants = [new(ParticipantKind.ConsumptionReseller, "1")] } },
        { "participants dropped", line => line with { Participants = default } },
        { "provisioning", line => line.Provisioned(("scope", "single")) },
        { "provisioning emptied", line => line.Provisioned() },
        { "addons dropped", line => line with { Addons = new(null) } },
        { "addon changed", line => line.WithAddons(line.Addons.Value!.Value[0] with { Quantity = 2 }) },
        { "addon added", line => line.WithAddons(line.Addons.Value!.Value[0], Draft.Line(id: 9)) },
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    public static TheoryData<string> RespellingNames => [.. Respellings.Keys];

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Put_OrderedLineChanged_IsRefused(string change)
    {
        var run = PartlyOrdered(FullLine());
        var echo = Draft.Echo(run.Cart);
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(echo.Lines[0], Changes[change](echo.Lines[1])));
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Put_OrderedLineChangedWithoutIds_IsRefused(string change)
    {
        var run = PartlyOrdered(FullLine());
        var echo = Draft.Echo(run.Cart);
        Expect.Refused(
            RefusalCode.AlreadyOrdered,
            run.Put(echo.Lines[0] with { Id = null }, Changes[change](echo.Lines[1]) with { Id = null })
        );
    }

    private static readonly Dictionary<string, Func<LineDraft, LineDraft>> Respellings = new()
    {
        { "item in another case", line => line with { CatalogItemId = line.CatalogItemId!.ToLowerInvariant() } },
        { "currency in another case", line => line with { CurrencyCode = "usd" } },
        { "currency not given", line => line with { CurrencyCode = null } },
        {
            "custom end in another zone",
            line => line with { CustomTermEnd = new(line.CustomTermEnd.Value!.Value.ToOffset(TimeSpan.FromHours(3))) }
        },
    };

    [Theory]
    [MemberData(nameof(RespellingNames))]
    public void Put_OrderedLineSpeltOtherwise_IsUnchanged(string respelling)
    {
        var run = PartlyOrdered(FullLine());
        var before = run.Cart;
        var echo = Draft.Echo(before);
        var after = Expect.Written(run.Put(echo.Lines[0], Respellings[respelling](echo.Lines[1])));
        Assert.Equal(Dump.Of(before.Lines[1]), Dump.Of(after.Lines[1]));
    }

    [Fact]
    public void Put_EmptyForNotGiven_IsUnchanged()
    {
        var run = PartlyOrdered(Draft.Line());
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo.Lines[0], echo.Lines[1].Provisioned().WithAddons() with { Participants = [] }));
        Assert.True(run.Cart.Lines[1].ProvisioningContext.IsDefault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Put_NoUsableIds_FindsTheOrderedLineByContent(int? id)
    {
        var run = PartlyOrdered();
        var order = run.Cart.Orders[0].Id;
        Expect.Written(
            run.Put(Draft.Line(Draft.Legacy, id: id), Draft.Line(id: id), Draft.Line(Draft.OtherItem, id: id))
        );
        Assert.Equal([null, order, null], run.Cart.Lines.Select(line => line.OrderId));
        Assert.Equal([0, 1, 2], run.Cart.Lines.Select(line => line.Id));
    }

    [Fact]
    public void Put_RenumberedWithAddons_NumbersTheOrderedAddonsToo()
    {
        var run = PartlyOrdered(Draft.Line().WithAddons(Draft.Line(), Draft.Line()));
        var ordered = run.Cart.Lines[1];
        Assert.Equal([1, 2, 3], ordered.SelfAndAddons().Select(line => line.Id));
        Expect.Written(run.Put(Draft.Line().WithAddons(Draft.Line(), Draft.Line()), Draft.Line(Draft.OtherItem)));
        Assert.Equal([0, 1, 2, 3], run.Cart.AllLines().Select(line => line.Id));
        Assert.Equal(ordered.OrderId, run.Cart.Lines[0].OrderId);
    }

    [Fact]
    public void Put_TwoEqualOrderedLines_EachNeedsItsOwn()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(), Draft.Line(cycle: BillingCycle.OneTime));
        run.Checkout("1");
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Line()));
        Expect.Written(run.Put(Draft.Line(), Draft.Line(), Draft.Line()));
        Assert.Equal([true, true, false], run.Cart.Lines.Select(line => line.IsOrdered));
    }

    [Fact]
    public void Put_TheOrderedLinesIdOnAnotherItem_FindsItByContent()
    {
        var run = PartlyOrdered();
        Expect.Written(run.Put(Draft.Line(Draft.Legacy, id: 1), Draft.Line(id: 0)));
        Assert.Equal([false, true], run.Cart.Lines.Select(line => line.IsOrdered));
        Assert.Equal([1, 0], run.Cart.Lines.Select(line => line.Id));
    }

    [Fact]
    public void Put_SameIdChangedAndTheOldContentElsewhere_IsRefused()
    {
        var run = PartlyOrdered();
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Line(id: 1, quantity: 5), Draft.Line(id: 8)));
    }

    [Fact]
    public void Put_OrderedItemHasLeftTheCatalog_IsLeftAlone()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Shop.OtherItem) };
        run.Create(Draft.Line(), Draft.Line(Draft.OtherItem, cycle: BillingCycle.Annual));
        run.Checkout("1");
        run.Catalog = Shop.Selling(Shop.OtherItem);
        var cart = Expect.Written(run.Put(Draft.Echo(run.Cart)));
        Assert.All(cart.Lines, line => Assert.Null(line.Error));
        Assert.Equal(CartStatus.Ordered, Expect.CheckedOut(run.Checkout()).Cart.Status);
    }

    [Theory]
    [InlineData(null, BillingCycle.Unknown)]
    [InlineData(BillingCycle.Unknown, null)]
    public void Put_UnknownCycleForNotGiven_IsUnchanged(BillingCycle? ordered, BillingCycle? put)
    {
        // Clients that have no "not given" read an absent cycle as Unknown, and send that back.
        var run = new CartRun
        {
            Catalog = Shop.Selling(Shop.Item with { Plans = [new(BillingCycle.Monthly, [])] }, Shop.OtherItem),
        };
        run.Create(Draft.Line(cycle: ordered), Draft.Line(Draft.OtherItem, cycle: BillingCycle.Annual));
        run.Checkout("1");
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo.Lines[0] with { BillingCycle = put }, echo.Lines[1]));
        Assert.Equal(ordered, run.Cart.Lines[0].BillingCycle);
    }

    [Fact]
    public void Put_TwoEqualOrderedLinesAndOneIdLost_FindsBoth()
    {
        // The line that kept its id must not be taken by content for the one that lost it.
        var run = CartRun.Of(Draft.Line(id: 0), Draft.Line(id: 1), Draft.Line(id: 2, cycle: BillingCycle.OneTime));
        run.Checkout("1");
        Expect.Written(run.Put(Draft.Line(id: 1), Draft.Line(id: 7)));
        Assert.All(run.Cart.Lines, line => Assert.True(line.IsOrdered));
    }

    [Fact]
    public void Put_SeveralOrderedLinesChanged_NamesTheFirst()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem), Draft.Line(cycle: BillingCycle.OneTime));
        run.Checkout("1");
        var lines = Draft.Echo(run.Cart).Lines.Select(line => line with { Quantity = 7 });
        Assert.Contains(
            "Line 0",
            Expect.Refused(RefusalCode.AlreadyOrdered, run.Put([.. lines])).Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Put_OnlyOrderedLinesAreLeft_StillHoldsThemFrozen()
    {
        var run = PartlyOrdered();
        run.Put(Draft.Echo(run.Cart).Lines[1]);
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Echo(run.Cart).Lines[0] with { Quantity = 7 }));
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Line(Draft.Legacy)));
    }
}
