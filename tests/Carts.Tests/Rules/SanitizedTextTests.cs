namespace PartnerCarts.Carts.Tests.Rules;

public sealed class SanitizedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("short")]
    public void Of_ShortText_IsTheText(string text) => Assert.Equal(text, SanitizedText.Of(text));

    [Fact]
    public void Of_64Units_IsTheLimit()
    {
        Assert.Equal(new string('x', 64), SanitizedText.Of(new string('x', 64)));
        Assert.Equal(new string('x', 64) + "…", SanitizedText.Of(new string('x', 65)));
    }

    [Fact]
    public void Of_CutWithinASurrogatePair_DropsTheHalf()
    {
        Assert.Equal(new string('x', 63) + "…", SanitizedText.Of(new string('x', 63) + "😀tail"));
        Assert.Equal(new string('x', 62) + "😀…", SanitizedText.Of(new string('x', 62) + "😀tail"));
    }

    [Fact]
    public void Of_ControlCharacters_AreReplaced() => Assert.Equal("a\uFFFDb\uFFFDc", SanitizedText.Of("a\nb\u009Fc"));

    [Fact]
    public void Of_ControlCharacterBehindTheCut_DoesNotMatter() =>
        Assert.Equal(new string('x', 64) + "…", SanitizedText.Of(new string('x', 64) + "\n"));
}
