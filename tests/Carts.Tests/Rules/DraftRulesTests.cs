using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>
/// contract.md 7.1 items 2 and 6; design.md "What is promised" 7: the texts name where, what and which limit.
/// </summary>
public sealed class DraftRulesTests
{
    private static readonly string Longest = new('x', 1024);
    private static readonly string TooLong = new('x', 1025);

    private static readonly Dictionary<string, (Func<string, LineDraft> Make, string Where)> Texts = new()
    {
        ["catalogItemId"] = (text => Draft.Line(text), "catalogItemId has 1025"),
        ["friendlyName"] = (text => Draft.Line() with { FriendlyName = text }, "friendlyName has 1025"),
        ["currencyCode"] = (text => Draft.Line() with { CurrencyCode = text }, "currencyCode has 1025"),
        ["termDuration"] = (text => Draft.Line() with { TermDuration = new(text) }, "termDuration has 1025"),
        ["promotionId"] = (text => Draft.Line() with { PromotionId = new(text) }, "promotionId has 1025"),
        ["renewsTo"] = (text => Draft.Line() with { RenewsToTerm = new(text) }, "renewsTo.termDuration has 1025"),
        ["name"] = (text => Draft.Line().Provisioned(("ok", "v"), (text, "v")), "provisioningContext: a name has 1025"),
        ["value"] = (
            text => Draft.Line().Provisioned(("ok", "v"), ("scope", text)),
            "provisioningContext.scope has 1025"
        ),
        ["participant"] = (
            text =>
                Draft.Line() with
                {
                    Participants = [new(ParticipantKind.Unknown, "1"), new(ParticipantKind.Unknown, text)],
                },
            "participants[1].value has 1025"
        ),
    };

    public static TheoryData<string> TextNames => [.. Texts.Keys];

    private static string? FaultOf(params LineDraft[] lines) => Fault(Draft.Of(lines));

    private static string? Fault(CartDraft draft) =>
        DraftRules.Refuse(draft) is { } refused ? Expect.Refused(RefusalCode.InvalidInput, refused).Description : null;

    [Fact]
    public void Check_LinesMissing_SaysSo() =>
        Assert.Equal("lineItems is missing or null; a cart has 1 line at least.", Fault(new CartDraft()));

    [Fact]
    public void Check_NoLines_SaysSo() => Assert.Equal("lineItems is empty; a cart has 1 line at least.", FaultOf());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Check_BlankItem_IsAFault(string? item) =>
        Assert.Equal(
            "lineItems[1].catalogItemId is missing or blank.",
            FaultOf(Draft.Line(), Draft.Line() with { CatalogItemId = item })
        );

    [Theory]
    [InlineData(null, "lineItems[0].quantity is missing; it is an integer from 1 to 2147483647.")]
    [InlineData(0, "lineItems[0].quantity is 0; it is an integer from 1 to 2147483647.")]
    [InlineData(-5, "lineItems[0].quantity is -5; it is an integer from 1 to 2147483647.")]
    [InlineData(1, null)]
    [InlineData(int.MaxValue, null)]
    public void Check_Quantity_IsOneOrMore(int? quantity, string? fault) =>
        Assert.Equal(fault, FaultOf(Draft.Line() with { Quantity = quantity }));

    [Fact]
    public void Check_FaultInAnAddon_NamesItsPlace() =>
        Assert.Equal(
            "lineItems[1].addonItems[1].quantity is missing; it is an integer from 1 to 2147483647.",
            FaultOf(Draft.Line(), Draft.Line().WithAddons(Draft.Line(), Draft.Line() with { Quantity = null }))
        );

    [Fact]
    public void Check_AddonsOfAnAddon_AreAFault()
    {
        Assert.Equal(
            "lineItems[0].addonItems[0].addonItems is not empty; addons have no addons of their own.",
            FaultOf(Draft.Line().WithAddons(Draft.Line().WithAddons(Draft.Line())))
        );
        Assert.Null(
            FaultOf(Draft.Line().WithAddons(Draft.Line().WithAddons(), Draft.Line() with { Addons = new(null) }))
        );
    }

    [Fact]
    public void Check_500LinesAndAddons_IsTheLimit()
    {
        Assert.Null(FaultOf([.. Draft.Many(500)]));
        Assert.Equal("lineItems has 501 lines and addons; the limit is 500.", FaultOf([.. Draft.Many(501)]));
        Assert.Null(FaultOf([.. Draft.Many(250), Draft.Line().WithAddons([.. Draft.Many(249)])]));
        Assert.Equal(
            "lineItems has 501 lines and addons; the limit is 500.",
            FaultOf([.. Draft.Many(250), Draft.Line().WithAddons([.. Draft.Many(250)])])
        );
    }

    [Theory]
    [MemberData(nameof(TextNames))]
    public void Check_TextOf1024Units_IsTheLimit(string member)
    {
        var (make, where) = Texts[member];
        Assert.Null(FaultOf(make(Longest)));
        Assert.Equal($"lineItems[0].{where} characters; the limit is 1024.", FaultOf(make(TooLong)));
    }

    [Fact]
    public void Check_LongValueUnderALongName_ShowsAnExcerptOfTheName() =>
        Assert.Contains(
            new string('n', 64) + "…",
            FaultOf(Draft.Line().Provisioned((new string('n', 1000), TooLong))),
            StringComparison.Ordinal
        );

    [Fact]
    public void Check_50ProvisioningEntries_IsTheLimit()
    {
        Assert.Null(FaultOf(Draft.Line().Provisioned(Entries(50))));
        Assert.Equal(
            "lineItems[0].provisioningContext has 51 entries; the limit is 50.",
            FaultOf(Draft.Line().Provisioned(Entries(51)))
        );
    }

    [Fact]
    public void Check_20Participants_IsTheLimit()
    {
        Assert.Null(FaultOf(Draft.Line() with { Participants = Participants(20) }));
        Assert.Equal(
            "lineItems[0].participants has 21 entries; the limit is 20.",
            FaultOf(Draft.Line() with { Participants = Participants(21) })
        );
    }

    [Fact]
    public void Check_SeveralFaults_NamesTheFirstLine() =>
        Assert.StartsWith(
            "lineItems[0].quantity",
            FaultOf(Draft.Line(quantity: 0), Draft.Line("")),
            StringComparison.Ordinal
        );

    private static (string, string)[] Entries(int count) => [.. Enumerable.Range(0, count).Select(i => ($"n{i}", "v"))];

    private static ImmutableArray<Participant> Participants(int count) =>
        [.. Enumerable.Repeat(new Participant(ParticipantKind.TransactionReseller, "1"), count)];

    /// <summary>A line that breaks every rule; each step mends the one that is told, and the next shows.</summary>
    private static readonly (string Told, Func<LineDraft, LineDraft> Mend)[] Precedence =
    [
        ("catalogItemId is missing", line => line with { CatalogItemId = TooLong }),
        ("quantity is missing", line => line with { Quantity = 1 }),
        ("catalogItemId has", line => line with { CatalogItemId = Draft.Item }),
        ("friendlyName", line => line with { FriendlyName = null }),
        ("currencyCode", line => line with { CurrencyCode = null }),
        ("termDuration", line => line with { TermDuration = default }),
        ("promotionId", line => line with { PromotionId = default }),
        ("renewsTo", line => line with { RenewsToTerm = default }),
        ("provisioningContext", line => line.Provisioned()),
        ("participants", line => line with { Participants = [] }),
    ];

    [Fact]
    public void Check_EveryRuleBroken_TellsOneAfterTheOther()
    {
        var line = new LineDraft
        {
            FriendlyName = TooLong,
            CurrencyCode = TooLong,
            TermDuration = new(TooLong),
            PromotionId = new(TooLong),
            RenewsToTerm = new(TooLong),
            Participants = Participants(21),
        }.Provisioned(Entries(51));
        foreach (var (told, mend) in Precedence)
        {
            Assert.StartsWith($"lineItems[0].{told}", FaultOf(line), StringComparison.Ordinal);
            line = mend(line);
        }

        Assert.Null(FaultOf(line));
    }

    [Fact]
    public void AllLines_LinesNotGiven_AreNone() => Assert.Empty(new CartDraft().AllLines());

    [Fact]
    public void Faults_OfSeveralLines_AreAllTold() =>
        Assert.Equal(
            [
                "lineItems[0]: quantity is 0; it is an integer from 1 to 2147483647.",
                "lineItems[2], id 7: catalogItemId is missing or blank.",
            ],
            Expect
                .Refused(
                    RefusalCode.InvalidInput,
                    CartRun.Of(Draft.Line()).Put(Draft.Line(quantity: 0), Draft.Line(), Draft.Line(" ", id: 7))
                )
                .Details.AsEnumerable()
        );

    [Fact]
    public void Checkout_OfSeveralLinesInError_TellsThemAll()
    {
        var run = CartRun.Of(Draft.Line("x"), Draft.Line(), Draft.Line().WithAddons(Draft.Line("y")));
        Assert.Equal(
            ["lineItems[0], id 0: 10001", "lineItems[2].addonItems[0], id 3: 10001"],
            Expect
                .Refused(RefusalCode.LinesInError, run.Begin())
                .Details.Select(text => string.Join(' ', text.Split(' ')[..4]))
        );
    }
}
