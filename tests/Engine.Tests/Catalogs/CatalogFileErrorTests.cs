using System.Text;

namespace PartnerCarts.Engine.Tests;

/// <summary>What is wrong in a catalog file is refused, and said with its place and value.</summary>
public sealed class CatalogFileErrorTests
{
    private const string Billing = """ "billing": [{ "cycle": "monthly" }] """;

    [Theory]
    [InlineData(
        """{ "items": [], "curency": "USD" }""",
        "curency: is no member here; known are version, currency, country, partners, customers, products, promotions, "
            + "subscriptions, items."
    )]
    [InlineData("""{ }""", "items: is missing.")]
    [InlineData("""{ "items": null }""", "items: is missing.")]
    [InlineData("""{ "items": {} }""", "items: must be an array, not {}.")]
    [InlineData("""{ "items": [], "Items": [] }""", "Items: is given twice.")]
    [InlineData("""{ "items": [], "version": 3 }""", "version: must be a text, not 3.")]
    [InlineData("""{ "items": [], "version": " " }""", "version: must not be blank.")]
    [InlineData(
        """{ "items": [], "currency": "usd" }""",
        "currency: must be three capital letters such as USD, not \"usd\"."
    )]
    [InlineData(
        """{ "items": [], "currency": "USD\n" }""",
        "currency: must be three capital letters such as USD, not \"USD\\n\"."
    )]
    [InlineData("""{ "items": [], "customers": [] }""", "customers: must be an object, not [].")]
    [InlineData(
        """{ "items": [], "customers": { "me": "EUR" } }""",
        "customers.me: is no GUID; the names are customer ids, the values currencies or objects."
    )]
    [InlineData(
        """{ "items": [], "customers": { "7a1f0c5e-3b92-4d68-a0e4-95c8d2b7f613": "euro" } }""",
        "customers.7a1f0c5e-3b92-4d68-a0e4-95c8d2b7f613: must be three capital letters such as USD, not \"euro\"."
    )]
    [InlineData(
        """{ "items": [], "customers": { "7a1f0c5e-3b92-4d68-a0e4-95c8d2b7f613": "EUR", "7a1f0c5e3b924d68a0e495c8d2b7f613": "EUR" } }""",
        "customers.7a1f0c5e3b924d68a0e495c8d2b7f613: the customer is given twice."
    )]
    [InlineData("""[]""", "The file must hold one object, not [].")]
    public void Parse_FaultyFile_NamesMemberAndValue(string json, string error) => Assert.Equal([error], Errors(json));

    [Theory]
    [InlineData("7", "items[0]: must be an object, not 7.")]
    [InlineData("{" + Billing + "}", "items[0].id: is missing.")]
    [InlineData(
        """{ "id": "PRODA", """ + Billing + "}",
        "items[0] (PRODA).id: \"PRODA\" is neither product:sku:availability nor a GUID nor MS-AZR-…."
    )]
    [InlineData(
        """{ "id": "A:1:B", "maxQuantty": 5, """ + Billing + "}",
        "items[0] (A:1:B).maxQuantty: is no member here; known are id, kind, title, description, billing, "
            + "currency, legacy, withdrawn, minQuantity, maxQuantity, maxPerCustomer, stock, needsAttestation, "
            + "allowsCustomTermEnd, customTermEnd, promotions, addonOf, prerequisiteSkus, minBaseQuantity, "
            + "minAddonPercent, provisioning, unitPrice, prices, segment, countries, needsTerm, renews, minCommitment, "
            + "needsAzurePlan, tags, prerequisites, inventoryVariables, attributes, restrictions, error, orderError, "
            + "orderStatus."
    )]
    [InlineData(
        """{ "id": "A:1:B", "minQuantity": 10, "maxQuantity": 5, """ + Billing + "}",
        "items[0] (A:1:B).maxQuantity: 5 is below minQuantity, 10."
    )]
    [InlineData(
        """{ "id": "A:1:B", "minQuantity": 10, "maxPerCustomer": 5, """ + Billing + "}",
        "items[0] (A:1:B).maxPerCustomer: 5 is below minQuantity, 10."
    )]
    [InlineData(
        """{ "id": "A:1:B", "minQuantity": 0, """ + Billing + "}",
        "items[0] (A:1:B).minQuantity: must be a whole number from 1 to 2147483647, not 0."
    )]
    [InlineData(
        """{ "id": "A:1:B", "maxQuantity": 2147483648, """ + Billing + "}",
        "items[0] (A:1:B).maxQuantity: must be a whole number from 1 to 2147483647, not 2147483648."
    )]
    [InlineData(
        """{ "id": "A:1:B", "stock": "3", """ + Billing + "}",
        "items[0] (A:1:B).stock: must be a whole number from 0 to 2147483647, not \"3\"."
    )]
    [InlineData(
        """{ "id": "A:1:B", "stock": 1.5, """ + Billing + "}",
        "items[0] (A:1:B).stock: must be a whole number from 0 to 2147483647, not 1.5."
    )]
    [InlineData(
        """{ "id": "A:1:B", "unitPrice": -1, """ + Billing + "}",
        "items[0] (A:1:B).unitPrice: must be a number from 0 to 1000000000000, not -1."
    )]
    [InlineData(
        """{ "id": "A:1:B", "withdrawn": "yes", """ + Billing + "}",
        "items[0] (A:1:B).withdrawn: must be true or false, not \"yes\"."
    )]
    [InlineData(
        """{ "id": "A:1:B", "promotions": "X", """ + Billing + "}",
        "items[0] (A:1:B).promotions: must be an array, not \"X\"."
    )]
    [InlineData(
        """{ "id": "A:1:B", "promotions": ["X", 1], """ + Billing + "}",
        "items[0] (A:1:B).promotions[1]: must be a text, not 1."
    )]
    [InlineData(
        """{ "id": "A:1:B", "promotions": ["X", "x"], """ + Billing + "}",
        "items[0] (A:1:B).promotions[1]: \"x\" is given twice."
    )]
    [InlineData(
        """{ "id": "A:1:B", "addonOf": ["C:1:D"], """ + Billing + "}",
        "items[0] (A:1:B).addonOf: \"C:1:D\" is not in the file."
    )]
    [InlineData(
        """{ "id": "A:1:B", "addonOf": ["a:1:b"], """ + Billing + "}",
        "items[0] (A:1:B).addonOf: an item cannot be an addon of itself."
    )]
    [InlineData(
        """{ "id": "A:1:B", "minBaseQuantity": 3, """ + Billing + "}",
        "items[0] (A:1:B).minBaseQuantity: has no meaning without addonOf or prerequisiteSkus."
    )]
    [InlineData(
        """{ "id": "A:1:B" }""",
        "items[0] (A:1:B).billing: is missing; list at least one plan, such as { \"cycle\": \"monthly\", "
            + "\"terms\": [\"P1Y\"] }."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [] }""",
        "items[0] (A:1:B).billing: must list at least one plan, such as { \"cycle\": \"monthly\", \"terms\": "
            + "[\"P1Y\"] }."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": ["monthly"] }""",
        "items[0] (A:1:B).billing[0]: must be an object, not \"monthly\"."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "terms": ["P1Y"] }] }""",
        "items[0] (A:1:B).billing[0].cycle: is missing."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "weekly" }] }""",
        "items[0] (A:1:B).billing[0].cycle: \"weekly\" is none of monthly, annual, none, one_time, triennial, biennial."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "unknown" }] }""",
        "items[0] (A:1:B).billing[0].cycle: \"unknown\" is none of monthly, annual, none, one_time, triennial, "
            + "biennial."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "monthly", "term": "P1Y" }] }""",
        "items[0] (A:1:B).billing[0].term: is no member here; known are cycle, terms."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "monthly", "terms": [] }] }""",
        "items[0] (A:1:B).billing[0].terms: must list at least one term; leave it out to sell any."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "monthly", "terms": ["1Y"] }] }""",
        "items[0] (A:1:B).billing[0].terms: \"1Y\" is no ISO 8601 duration such as P1M, P1Y or P3Y."
    )]
    [InlineData(
        """{ "id": "A:1:B", "billing": [{ "cycle": "one_time" }, { "cycle": "OneTime" }] }""",
        "items[0] (A:1:B).billing[1]: the cycle one_time has a plan already; list its terms there."
    )]
    public void Parse_FaultyItem_NamesItemMemberAndValue(string item, string error) =>
        Assert.Equal([error], Errors($$"""{ "items": [{{item}}] }"""));

    [Fact]
    public void Parse_SameIdTwice_NamesBothPlaces()
    {
        var errors = Errors(
            """{ "items": [{ "id": "A:1:B", "billing": [{ "cycle": "none" }] }, { "id": "a:1:b", "billing": [{ "cycle": "none" }] }] }"""
        );

        Assert.Equal(["items[1] (a:1:b).id: items[0] has it already; ids compare without case."], errors);
    }

    [Fact]
    public void Parse_ManyFaults_TellsAllAtOnce()
    {
        var errors = Errors(
            """
            {
              "currency": "Dollars",
              "items": [
                { "id": "A:1:B", "billing": [{ "cycle": "weekly", "terms": ["1Y"] }], "stock": -1, "typo": 1 },
                { "title": "nameless", "billing": [{ "cycle": "none" }] }
              ]
            }
            """
        );

        Assert.Equal(
            [
                "currency",
                "items[0] (A:1:B).billing[0].cycle",
                "items[0] (A:1:B).billing[0].terms",
                "items[0] (A:1:B).stock",
                "items[0] (A:1:B).typo",
                "items[1].id",
            ],
            errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)])
        );
    }

    [Theory]
    [InlineData("", "Line 1, byte 1: this is not JSON. ")]
    [InlineData("{ \"items\": [\n  { \"id\": ", "Line 2, byte 11: this is not JSON. ")]
    [InlineData("{ \"items\": [] }\n{", "Line 2, byte 1: this is not JSON. ")]
    public void Parse_NotJson_NamesLineAndByte(string text, string beginning)
    {
        var error = Assert.Single(Errors(text));

        Assert.StartsWith(beginning, error, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_HalfASurrogatePair_NamesLine() =>
        Assert.Equal(
            ["Line 2: a text has U+0000 or half of a surrogate pair."],
            Errors("{ \"items\": [],\n \"version\": \"\\ud800\" }")
        );

    [Fact]
    public void Parse_NotUtf8_SaysSo() =>
        Assert.Equal(
            ["The file is not UTF-8."],
            CatalogFile.Parse(Encoding.Latin1.GetBytes("""{ "version": "é", "items": [] }""")).Errors
        );

    [Fact]
    public void Parse_TextTooLong_NamesLengthAndLimit() =>
        Assert.Equal(
            [$"items[0] (A:1:B).title: has 1025 characters; 1024 are allowed."],
            Errors($$"""{ "items": [{ "id": "A:1:B", "title": "{{new string('x', 1025)}}", {{Billing}} }] }""")
        );

    private static IReadOnlyList<string> Errors(string json)
    {
        var reading = CatalogFile.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Null(reading.Catalog);
        return reading.Errors;
    }
}
