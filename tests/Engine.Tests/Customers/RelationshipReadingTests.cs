using System.Text;

namespace PartnerCarts.Engine.Tests;

public sealed class RelationshipReadingTests
{
    private const string Partner = "11111111-1111-4111-8111-111111111111";
    private const string Customer = "4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47";

    [Fact]
    public void File_Good_SaysWhoMayActForWhom()
    {
        var other = Guid.NewGuid();
        var reading = Read($$"""{ "partners": { "{{Partner}}": ["{{Customer}}", /* and */ ], "{{other}}": ["*"] } }""");

        Assert.Empty(reading.Errors);
        Assert.True(reading.Has(Guid.Parse(Partner), Guid.Parse(Customer)));
        Assert.False(reading.Has(Guid.Parse(Partner), Guid.NewGuid()));
        Assert.True(reading.Has(other, Guid.NewGuid()));
        Assert.False(reading.Has(Guid.NewGuid(), Guid.Parse(Customer)));
    }

    [Theory]
    [InlineData("[]", "must hold one object")]
    [InlineData("{", "this is not JSON")]
    [InlineData("{}", "partners: is missing")]
    [InlineData("""{ "partners": [] }""", "partners: must be an object")]
    [InlineData("""{ "partners": {}, "more": 1 }""", "more: is no member here")]
    [InlineData("""{ "partners": { "contoso": [] } }""", "partners.contoso: is no GUID")]
    [InlineData($$"""{ "partners": { "{{Partner}}": "*" } }""", "must be an array")]
    [InlineData(
        $$"""{ "partners": { "{{Partner}}": ["{{Customer}}", "fabrikam"] } }""",
        $"partners.{Partner}[1]: must be the GUID of a customer"
    )]
    [InlineData($$"""{ "partners": { "{{Partner}}": [1] } }""", "must be the GUID of a customer")]
    [InlineData($$"""{ "partners": { "{{Partner}}": [], "{{Partner}}": [] } }""", "is given twice")]
    public void File_Faulty_NamesPlaceAndRule(string text, string expected) =>
        Assert.Contains(Read(text).Errors, error => error.Contains(expected, StringComparison.Ordinal));

    private static RelationshipReading Read(string text) => RelationshipReading.Parse(Encoding.UTF8.GetBytes(text));
}
