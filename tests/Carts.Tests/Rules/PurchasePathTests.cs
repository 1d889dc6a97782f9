namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Participants, currencies, kinds of items and promotions (contract.md 15, 16.4, 18).</summary>
public sealed class PurchasePathTests
{
    private static readonly CatalogItem Savings = Shop.Item with
    {
        GivenKind = ItemKind.SavingsPlan,
        Plans = [new(BillingCycle.OneTime, ["P1Y", "P3Y"]), new(BillingCycle.Monthly, ["P1Y"])],
        MinCommitment = new() { Amount = 0.001m },
    };

    private static readonly PurchaseCommitment Commitment = new()
    {
        Amount = 0.75m,
        Currency = "usd",
        Grain = "hourly",
    };

    private static readonly LineDraft SavingsLine = Draft
        .Line(cycle: BillingCycle.OneTime)
        .Provisioned(("scope", "Single"), ("entitlementId", "e")) with
    {
        TermDuration = new("P1Y"),
        PurchaseCommitment = new(Commitment),
    };

    [Theory]
    [InlineData("1,1,1,1,1,1", false)]
    [InlineData("t1,1,2,3,4,5", true)]
    [InlineData("t1,1,2,3,4,5,6", false)]
    [InlineData("1", false)]
    [InlineData("t1,t2", false)]
    [InlineData("t1,t1,1", true)]
    public void Participants_TooManyOrWithoutReseller_Are10010WithAndWithoutACatalog(string ids, bool isFine)
    {
        var line = Draft.Line() with
        {
            Participants =
            [
                .. ids.Split(',')
                    .Select(id => new Participant(
                        id[0] == 't'
                            ? ParticipantKind.TransactionReseller
                            : ParticipantKind.AdditionalTransactionReseller,
                        id.TrimStart('t')
                    )),
            ],
        };
        LineErrorCode? expected = isFine ? null : LineErrorCode.InvalidInput;
        Assert.Equal(expected, Shop.ErrorOf(Shop.Item, line)?.Code);
        Assert.Equal(expected, Shop.OpenErrorOf(line)?.Code);
    }

    [Fact]
    public void Currency_OfThePartner_IsFine_AndTheDefaultWhereOnlyItHasAPrice()
    {
        var item = Shop.Item with { Prices = [new(null, null, "GBP", null, 2)] };
        var catalog = new Catalog("1", "USD", [item, Shop.OtherItem])
        {
            Partners = new Dictionary<Guid, CatalogPartner> { [Guid.Empty] = new() { Currency = "GBP" } },
        };
        var run = new CartRun { Catalog = catalog };
        run.Create(
            Draft.Line() with
            {
                CurrencyCode = "GBP",
            },
            Draft.Line(),
            Draft.Line(Draft.OtherItem),
            Draft.Line() with
            {
                CurrencyCode = "JPY",
            }
        );
        Assert.Equal(["GBP", "GBP", "USD", "JPY"], run.Cart.Lines.Select(line => line.CurrencyCode));
        Assert.Equal([false, false, false, true], run.Cart.Lines.Select(line => line.Error is not null));
    }

    [Theory]
    [InlineData(BillingCycle.Annual, "P1M", LineErrorCode.BillingPlanNotSupported)]
    [InlineData(BillingCycle.Annual, "P12M", null)]
    [InlineData(BillingCycle.Annual, "P1Y", null)]
    [InlineData(BillingCycle.Triennial, "P2Y", LineErrorCode.BillingPlanNotSupported)]
    [InlineData(BillingCycle.Annual, null, null)]
    [InlineData(BillingCycle.OneTime, "P1M", null)]
    public void Cycle_LongerThanTheTerm_Is10013WithoutACatalogToo(
        BillingCycle cycle,
        string? term,
        LineErrorCode? error
    ) => Assert.Equal(error, Shop.OpenErrorOf(Draft.Line(cycle: cycle) with { TermDuration = new(term) })?.Code);

    [Theory]
    [InlineData(ItemKind.Trial, null, LineErrorCode.TermNotSupported)]
    [InlineData(ItemKind.Trial, "P1M", null)]
    [InlineData(ItemKind.License, "P2Y", LineErrorCode.TermNotSupported)]
    [InlineData(ItemKind.License, null, null)]
    public void Term_MissingOrNotSold_Is400039(ItemKind kind, string? term, LineErrorCode? expected)
    {
        var item = Shop.Item with { GivenKind = kind, Plans = [new(BillingCycle.Monthly, ["P1M", "P1Y"])] };
        Assert.Equal(expected, Shop.ErrorOf(item, Draft.Line() with { TermDuration = new(term) })?.Code);
    }

    [Fact]
    public void Term_OfAKindWithout_Is400039()
    {
        var item = Shop.Item with { Plans = [new(BillingCycle.OneTime, [])] };
        var line = Draft.Line(cycle: BillingCycle.OneTime);
        Assert.Null(Shop.ErrorOf(item, line));
        Expect.Error(
            LineErrorCode.TermNotSupported,
            Shop.ErrorOf(item, line with { TermDuration = new("P1Y") }),
            "without"
        );
    }

    [Fact]
    public void SavingsPlan_CostsItsCommitment_ForEachHourOfItsTerm()
    {
        var run = new CartRun { Catalog = Shop.Selling(Savings) };
        run.Create(SavingsLine);
        Assert.Null(run.Cart.Lines[0].Error);
        Assert.Equal(6570m, run.Cart.Lines[0].Pricing!.ExtendedPrice);
        run.Put(Draft.Echo(run.Cart).Lines[0] with { PurchaseCommitment = new(Commitment with { Amount = 1.25m }) });
        Assert.Equal(10950m, run.Cart.Lines[0].Pricing!.ListPrice);
        run.Put(Draft.EchoOfOldClient(run.Cart));
        Assert.Equal(1.25m, run.Cart.Lines[0].PurchaseCommitment!.Amount);
        run.Put(SavingsLine with { BillingCycle = BillingCycle.Monthly });
        Assert.Equal(6570m, run.Cart.Lines[0].Pricing!.ExtendedPrice);
    }

    public static TheoryData<string, LineErrorCode> WrongSavingsPlans =>
        new()
        {
            { "none", LineErrorCode.InvalidInput },
            { "amount 0", LineErrorCode.InvalidInput },
            { "amount low", LineErrorCode.InvalidInput },
            { "currency", LineErrorCode.InvalidInput },
            { "grain", LineErrorCode.InvalidInput },
            { "scope", LineErrorCode.SavingsPlanScope },
            { "entitlement", LineErrorCode.SavingsPlanEntitlementMissing },
            { "plan", LineErrorCode.SavingsPlanPlanMissing },
        };

    [Theory]
    [MemberData(nameof(WrongSavingsPlans))]
    public void SavingsPlan_WithoutWhatItNeeds_IsInError(string what, LineErrorCode expected) =>
        Assert.Equal(
            expected,
            Shop.ErrorOf(
                Savings,
                what switch
                {
                    "none" => SavingsLine with { PurchaseCommitment = default },
                    "amount 0" => SavingsLine with { PurchaseCommitment = new(Commitment with { Amount = 0 }) },
                    "amount low" => SavingsLine with { PurchaseCommitment = new(Commitment with { Amount = 0.0009m }) },
                    "currency" => SavingsLine with { PurchaseCommitment = new(Commitment with { Currency = "eur" }) },
                    "grain" => SavingsLine with { PurchaseCommitment = new(Commitment with { Grain = null }) },
                    "scope" => SavingsLine.Provisioned(("scope", "all")),
                    "entitlement" => SavingsLine.Provisioned(("scope", "single"), ("entitlementId", " ")),
                    _ => SavingsLine.Provisioned(("scope", "shared")),
                }
            )?.Code
        );

    [Fact]
    public void Commitment_OfAnotherKind_Is10010_AndKeptWithoutACatalog()
    {
        var line = Draft.Line() with { PurchaseCommitment = new(Commitment) };
        Expect.Error(LineErrorCode.InvalidInput, Shop.ErrorOf(Shop.Item, line), "no savings plan");
        Assert.Equal(Commitment, CartRun.Of(line).Cart.Lines[0].PurchaseCommitment);
    }

    [Fact]
    public void SavingsPlan_OfAnApplicationsOwnToken_IsRefused()
    {
        var app = CartRun.Owner with { IsAppOnly = true };
        var run = new CartRun { Catalog = Shop.Selling(Savings, Shop.OtherItem), Caller = app };
        Expect.Refused(RefusalCode.UserNeeded, run.Create(SavingsLine));
        run.Create(Draft.Line(Draft.OtherItem));
        Expect.Refused(RefusalCode.UserNeeded, run.Put(SavingsLine));
        run.Caller = CartRun.Owner;
        run.Put(SavingsLine);
        run.Caller = app;
        Expect.Refused(RefusalCode.UserNeeded, run.Begin());
    }

    [Theory]
    [InlineData("", "s", LineErrorCode.InvalidInput)]
    [InlineData("all", "s", LineErrorCode.InvalidInput)]
    [InlineData("shared", "", LineErrorCode.InvalidInput)]
    [InlineData("Shared", "unknown", null)]
    [InlineData("shared", "licence", LineErrorCode.SubscriptionIsNotValid)]
    [InlineData("shared", "stopped", LineErrorCode.SubscriptionIsNotValid)]
    [InlineData("shared", "unregistered", LineErrorCode.SubscriptionNotRegistered)]
    [InlineData("shared", "disabled", LineErrorCode.SubscriptionIsNotEnabledForReservations)]
    [InlineData("single", "PLAN", null)]
    public void Reservation_IsForAUsablePlan(string scope, string plan, LineErrorCode? expected)
    {
        var item = Shop.Item with { Plans = [new(BillingCycle.OneTime, ["P1Y"])] };
        var run = new CartRun
        {
            Catalog = Shop.Selling(item),
            Purchases = new(
                new Dictionary<string, int>(),
                [
                    Plan("plan"),
                    Plan("licence") with
                    {
                        Kind = ItemKind.License,
                    },
                    Plan("stopped") with
                    {
                        IsActive = false,
                    },
                    Plan("unregistered") with
                    {
                        IsRegistered = false,
                    },
                    Plan("disabled") with
                    {
                        IsEnabled = false,
                    },
                ]
            ),
        };
        run.Create(
            Draft.Line(cycle: BillingCycle.OneTime).Provisioned(("scope", scope), ("subscriptionId", plan)) with
            {
                TermDuration = new("P1Y"),
            }
        );
        Assert.Equal(expected, run.Cart.Lines[0].Error?.Code);
    }

    [Theory]
    [InlineData(PartnerAttestation.Never, null, false)]
    [InlineData(PartnerAttestation.Never, false, true)]
    [InlineData(PartnerAttestation.Resellers, null, false)]
    [InlineData(PartnerAttestation.Always, null, true)]
    [InlineData(PartnerAttestation.Always, true, false)]
    public void Attestation_Missing_RefusesTheCheckout(PartnerAttestation wanted, bool? given, bool isRefused)
    {
        var run = new CartRun { Limits = new() { PartnerAttestation = wanted } };
        run.Create(Draft.Of(Draft.Line()) with { PartnerOnRecordAttestationAccepted = new(given) });
        if (isRefused)
            Expect.Refused(RefusalCode.PartnerAttestationMissing, run.Begin());
        else
            Assert.NotNull(run.Begin().PlaceOrders);
    }

    [Fact]
    public void Agreement_NotAccepted_RefusesModernLines()
    {
        var run = new CartRun
        {
            Catalog = new Catalog("1", "USD", [Shop.Item])
            {
                Customers = new Dictionary<Guid, CatalogCustomer>
                {
                    [CartRun.Key.CustomerId] = new() { HasAcceptedAgreement = false },
                },
            },
        };
        run.Create(Draft.Line());
        Expect.Refused(RefusalCode.AgreementNotAccepted, run.Begin());
    }

    [Fact]
    public void SandboxCaps_WhereOn_Are10009()
    {
        var run = new CartRun
        {
            Catalog = Shop.Selling(Shop.Item),
            Limits = new() { SandboxCaps = true },
        };
        run.Create(Draft.Line(quantity: 25), Draft.Line(quantity: 26));
        Assert.Equal([null, LineErrorCode.SandboxLimitExceeded], run.Cart.Lines.Select(line => line.Error?.Code));
    }

    [Fact]
    public void Promotion_AskedFor_TakesItsPercentOff()
    {
        var line = Promoted(
            Ten(),
            Draft.Line(quantity: 6) with
            {
                PromotionId = new("ten"),
                TermDuration = new("P1Y"),
            }
        );
        Assert.Equal("ten", line.PromotionId);
        Assert.Equal(
            (23.75m, 21.38m, 1539.36m),
            (line.Pricing!.ListPrice, line.Pricing.DiscountedPrice, line.Pricing.ExtendedPrice)
        );
    }

    [Fact]
    public void Promotion_ThatDoesNotFit_IsNoError_AndJudgedAgain()
    {
        var run = new CartRun { Catalog = Selling(Ten()) };
        run.Create(Draft.Line(quantity: 501) with { PromotionId = new("TEN"), TermDuration = new("P1Y") });
        var line = run.Cart.Lines[0];
        Assert.True(line is { Error: null, PromotionId: null, Pricing: { DiscountedPrice: 23.75m } });
        run.Put(Draft.EchoOfOldClient(line) with { Quantity = 500 });
        Assert.Equal("TEN", run.Cart.Lines[0].PromotionId);
    }

    [Fact]
    public void Promotion_Unknown_Is10014_AndOneOnlyListedChangesNoPrice()
    {
        Assert.Equal(
            LineErrorCode.InvalidPromotionId,
            Promoted(Ten(), Draft.Line() with { PromotionId = new("OTHER") }).Error?.Code
        );
        var line = Promoted(Ten(), Draft.Line() with { PromotionId = new("LISTED") });
        Assert.Equal(("LISTED", 23.75m), (line.PromotionId, line.Pricing?.DiscountedPrice));
    }

    [Fact]
    public void Promotion_ThatAppliesByItself_IsShown_OnceForAFirstPurchase()
    {
        var promotion = Ten() with
        {
            IsAutoApplicable = true,
            IsForFirstPurchase = true,
            Products = [new("PRODA", "0001", null, null, [new("Flat", 1.5m)])],
        };
        var run = new CartRun { Catalog = Selling(promotion) };
        run.Create(Draft.Line(), Draft.Line());
        Assert.Equal(["TEN", null], run.Cart.Lines.Select(line => line.PromotionId));
        Assert.Equal([22.25m, 23.75m], run.Cart.Lines.Select(line => line.Pricing!.Price));
    }

    [Fact]
    public void Eligibility_EverythingAgainstIt_IsToldAtOnce()
    {
        var promotion = Ten() with
        {
            IsForFirstPurchase = true,
            Redemptions = [new(0, 1, null)],
            OwnedProducts =
            [
                ["OTHER/0001"],
            ],
        };
        var bought = new Purchase
        {
            CatalogItemId = "PRODA:0001:X",
            Quantity = 6,
            PromotionId = "TEN",
        };
        var problems = PromotionEligibility.Check(
            promotion,
            new PromotedPurchase(Shop.Item, 900, BillingCycle.Annual, "P1M", "US", CartRun.Start),
            new CustomerPurchases(new Dictionary<string, int>(), [bought]),
            []
        );
        Assert.Equal(
            [
                PromotionProblemType.Term,
                PromotionProblemType.SeatCount,
                PromotionProblemType.RedemptionLimit,
                PromotionProblemType.OfferPurchasedPreviously,
                PromotionProblemType.PrerequisiteProductOwnership,
            ],
            problems.Select(problem => problem.Type)
        );
        Assert.True(problems[1] is { Least: 1, Most: 500, Left: 494 });
        Assert.Equal("900 seats are more than the 494 that are left of 500.", problems[1].Description);
    }

    private static Promotion Ten() =>
        new()
        {
            Id = "TEN",
            Products = [new("PRODA", "0001", BillingCycle.Monthly, "P1Y", [new(PricingPolicy.Percent, 10)])],
            Seats = [new(1, 500, null)],
        };

    private static Catalog Selling(Promotion promotion) =>
        new("1", "USD", [Shop.Item with { UnitPrice = 23.75m, Promotions = ["LISTED"] }]) { Promotions = [promotion] };

    private static CartLine Promoted(Promotion promotion, LineDraft line)
    {
        var run = new CartRun { Catalog = Selling(promotion) };
        run.Create(line);
        return run.Cart.Lines[0];
    }

    private static Purchase Plan(string id) =>
        new()
        {
            CatalogItemId = "PLAN:0001:A",
            Kind = ItemKind.AzurePlan,
            SubscriptionId = id,
            IsActive = true,
            IsRegistered = true,
        };
}
