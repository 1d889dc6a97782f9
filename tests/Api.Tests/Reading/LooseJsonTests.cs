using System.Text;
using System.Text.Json;
using PartnerCarts.Api.Wire.Reading;

namespace PartnerCarts.Api.Tests.Reading;

/// <summary>Bodies that are no carts are read as tolerantly as carts (contract.md 4, Reading).</summary>
public sealed class LooseJsonTests
{
    [Theory]
    [InlineData("""{"name":"a"}""", "a")]
    [InlineData("""{"NAME":"a",}""", "a")]
    [InlineData("""{/* said */"Name":7}""", "7")]
    [InlineData("""{"name":"a","NAME":"b"}""", "b")]
    [InlineData("""{"name":null}""", null)]
    [InlineData("""{"name":{}}""", null)]
    [InlineData("""{"name":true}""", null)]
    [InlineData("""{"name":"\ud800"}""", null)]
    [InlineData("""{"\ud800":"a"}""", null)]
    [InlineData("{}", null)]
    public void Text_OfAMember_IsRead(string body, string? expected)
    {
        Assert.True(LooseJson.TryParse(Encoding.UTF8.GetBytes(body), out var document, out _));
        using (document)
            Assert.Equal(expected, LooseJson.Text(document.RootElement, "name"));
    }

    [Theory]
    [InlineData("\"12\"", 12)]
    [InlineData("12", 12)]
    [InlineData("-1", -1)]
    [InlineData("1.5", null)]
    [InlineData("99999999999", null)]
    [InlineData("\"x\"", null)]
    public void Integer_OfAMember_IsRead(string value, int? expected)
    {
        Assert.True(LooseJson.TryParse(Encoding.UTF8.GetBytes($$"""{"id":{{value}}}"""), out var document, out _));
        using (document)
            Assert.Equal(expected, LooseJson.Integer(document.RootElement, "id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"a\":")]
    public void Body_ThatIsNoObject_IsRefused(string body)
    {
        Assert.False(LooseJson.TryParse(Encoding.UTF8.GetBytes(body), out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void Body_InLatin1WithAMark_IsRead()
    {
        Assert.True(LooseJson.TryParse("{\"name\":\"\u00e9\"}"u8, out var utf8, out _));
        Assert.True(LooseJson.TryParse(Encoding.Latin1.GetBytes("{\"name\":\"\u00e9\"}"), out var latin1, out _));
        using (utf8)
        using (latin1)
            Assert.Equal(LooseJson.Text(utf8.RootElement, "name"), LooseJson.Text(latin1.RootElement, "name"));
    }
}
