using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>The sample that ships sells what the documented and the recorded requests buy.</summary>
public sealed class SampleCatalogTests
{
    private static readonly string Text = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "samples", "catalog.json")
    );

    private static readonly CatalogReading Sample = CatalogFile.Parse(System.Text.Encoding.UTF8.GetBytes(Text));

    private static readonly DateTimeOffset Now = new(2024, 5, 2, 8, 15, 30, TimeSpan.Zero);

    [Fact]
    public void Sample_IsGood() => Assert.Empty(Sample.Errors);

    [Theory]
    [InlineData("PRODA:0001:AVAILA", BillingCycle.Monthly, "P1Y")]
    [InlineData("PRODB:0002:AVAILB", BillingCycle.Monthly, null)]
    [InlineData("MS-AZR-0145P", BillingCycle.Monthly, "P1Y")]
    [InlineData("MS-AZR-0145P", BillingCycle.Monthly, null)]
    [InlineData("DZH318Z0BQ36:004G:DZH318Z08C0S", BillingCycle.OneTime, "P1Y")]
    [InlineData("DZH318Z0BQ36:004G:DZH318Z08C0S", BillingCycle.OneTime, null)]
    [InlineData("DZH318Z0BQ36:004J:DZH318Z08B8X", BillingCycle.OneTime, "P3Y")]
    [InlineData("DG7GMGF0DWM3:0002:DG7GMGF0DT1M", BillingCycle.OneTime, null)]
    [InlineData("DZH318Z0BXWC:0002:DZH318Z0BMRV", BillingCycle.Monthly, "P1M")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P1M")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P1Y")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P3Y")]
    [InlineData("91FD106F-4B2C-4938-95AC-F54F74E9A239", BillingCycle.Monthly, null)]
    [InlineData("C94271D8-B431-4A25-A3C5-A57737A1C909", BillingCycle.Monthly, null)]
    [InlineData("43FCE491-76D1-4BCC-B709-8A288786DBAE", BillingCycle.Monthly, null)]
    public void Sample_RecordedLine_IsSold(string id, BillingCycle cycle, string? term)
    {
        var item = Sample.Catalog?.Find(id);

        Assert.NotNull(item);
        Assert.True(item.Sells(cycle, term), $"{id} is not sold {cycle} for {term}.");
        Assert.False(
            item.NeedsAttestation || item.IsWithdrawn || !item.Provisioning.IsEmpty,
            $"{id} asks for more than the recorded lines give."
        );
    }

    [Fact]
    public void Sample_Items_ShowEveryKind() =>
        Assert.Equal(
            Enum.GetValues<ItemKind>().Where(kind => kind is not ItemKind.None),
            Sample.Catalog!.Items.Select(item => item.Kind).Distinct().Order()
        );

    /// <summary>samples/README.md says so: each row of its tables begins with the members it is about.</summary>
    [Fact]
    public void Sample_ShowsEveryMember()
    {
        var members = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "samples", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',').Select(name => name.Trim().Trim('`')))
            .ToList();

        Assert.True(members.Count > 40, "The tables are missing.");
        Assert.All(members, name => Assert.Contains($"\"{name}\":", Text, StringComparison.Ordinal));
    }

    /// <summary>What a customer looks for first: something of each kind that can be listed.</summary>
    [Theory]
    [InlineData("OnlineServices", "PRODA PRODB DZH318Z0C0WF")]
    [InlineData("AzureReservationsSQL", "SAMPLEDB")]
    [InlineData("MarketplaceSaaS", "DZH318Z0BXWC")]
    public void Sample_ProductsOfAView_AreShown(string view, string expected)
    {
        var products = new CatalogBrowser(Sample.Catalog!, "US", showsSavingsPlans: true).Products(view, segment: null);

        Assert.Superset(expected.Split(' ').ToHashSet(), products!.Select(product => product[0].ProductId).ToHashSet());
    }

    [Theory]
    [InlineData("PRODB:0002:AVAILB", "PRODA:0001:AVAILA")]
    [InlineData("C94271D8-B431-4A25-A3C5-A57737A1C909", "91FD106F-4B2C-4938-95AC-F54F74E9A239")]
    [InlineData("43FCE491-76D1-4BCC-B709-8A288786DBAE", "91FD106F-4B2C-4938-95AC-F54F74E9A239")]
    public void Sample_RecordedAddon_BelongsToItsBase(string addon, string baseItem) =>
        Assert.True(Sample.Catalog?.Find(addon)?.IsAddonOf(baseItem));

    [Fact]
    public void Sample_RecordedCreate_IsACartWithoutErrorsInFourGroups()
    {
        var cart = Create(
            Line("MS-AZR-0145P", BillingCycle.Monthly, "P1Y"),
            Line("DZH318Z0BQ36:004G:DZH318Z08C0S", BillingCycle.OneTime, "P1Y"),
            Line("DZH318Z0BQ36:004J:DZH318Z08B8X", BillingCycle.OneTime, "P3Y"),
            Line("DG7GMGF0DWM3:0002:DG7GMGF0DT1M", BillingCycle.OneTime, null),
            Line("DZH318Z0BXWC:0002:DZH318Z0BMRV", BillingCycle.Monthly, "P1M"),
            Line("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P1M") with
            {
                RenewsToTerm = new("P1Y"),
            }
        );

        Assert.All(cart.AllLines(), line => Assert.Null(line.Error));
        Assert.Equal(["OMS-0", "0", "0", "0", "1", "2"], cart.Lines.Select(line => line.OrderGroup));
    }

    [Fact]
    public void Sample_RecordedCreateWithAddons_IsACartWithoutErrors()
    {
        var addons = new[]
        {
            Line("C94271D8-B431-4A25-A3C5-A57737A1C909", BillingCycle.Monthly, null),
            Line("43FCE491-76D1-4BCC-B709-8A288786DBAE", BillingCycle.Monthly, null),
        };

        var cart = Create(
            Line("91FD106F-4B2C-4938-95AC-F54F74E9A239", BillingCycle.Monthly, null) with
            {
                Addons = new([.. addons]),
            }
        );

        Assert.Equal([null, null, null], cart.AllLines().Select(line => line.Error));
    }

    [Theory]
    [InlineData("SAMPLE:ATTEST:0001", LineErrorCode.AttestationNotAccepted)]
    [InlineData("SAMPLE:CAPPED:0001", LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded)]
    [InlineData("SAMPLE:STOCK:0001", LineErrorCode.InventoryNotAvailable)]
    [InlineData("SAMPLE:PROMO:0001", LineErrorCode.InvalidPromotionId)]
    [InlineData("SAMPLE:GONE:0001", LineErrorCode.LegacyOfferNotEligibleForPurchase)]
    [InlineData("SAMPLE:REGION:0001", LineErrorCode.InvalidInput)]
    [InlineData("SAMPLE:RANGE:0001", LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded)]
    [InlineData("SAMPLE:EURO:0001", LineErrorCode.CurrencyIsNotSupported)]
    [InlineData("PRODB:0002:AVAILB", LineErrorCode.InvalidCustomTermEndDateProduct)]
    public void Sample_ItemOfARule_ShowsItsError(string id, LineErrorCode error)
    {
        var line = Line(id, Sample.Catalog!.Find(id)!.Plans[0].Cycle, null) with { Quantity = 301 };

        var cart = Create(
            error switch
            {
                LineErrorCode.InvalidPromotionId => line with { PromotionId = new("OTHER") },
                LineErrorCode.CurrencyIsNotSupported => line with { CurrencyCode = "JPY" },
                LineErrorCode.InvalidCustomTermEndDateProduct => line with { CustomTermEnd = new(Now.AddDays(1)) },
                _ => line,
            }
        );

        Assert.Equal(error, Assert.Single(cart.Lines).Error?.Code);
    }

    [Fact]
    public void Sample_DocumentedUnknownItem_IsNotListed() => Assert.Null(Sample.Catalog?.Find("PRODC:0001:NOSUCH"));

    private static Cart Create(params LineDraft[] lines)
    {
        var context = new CartContext(
            Now,
            new Caller(Guid.NewGuid(), "user"),
            new CartLimits(),
            Sample.Catalog!,
            CustomerPurchases.None
        );
        var decision = CartDecider.Decide(
            new CartKey(Guid.NewGuid(), Guid.NewGuid()),
            null,
            new CartCommand.Create(new CartDraft { Lines = [.. lines] }, Guid.NewGuid(), default),
            context
        );
        return Assert.IsType<Cart>(decision.Next);
    }

    private static LineDraft Line(string item, BillingCycle cycle, string? term) =>
        new()
        {
            CatalogItemId = item,
            Quantity = 1,
            BillingCycle = cycle,
            TermDuration = new(term),
        };
}
