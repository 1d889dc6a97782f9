using System.Text;

namespace PartnerCarts.Carts.Tests.Model;

public sealed class StringPoolTests
{
    [Fact]
    public void OfAscii_SameBytesAgain_IsTheSameObject()
    {
        // Twice at once: a test beside this one may displace a text in between, but not each time.
        var isShared = Enumerable
            .Range(0, 100)
            .Any(i =>
                ReferenceEquals(StringPool.OfAscii(Utf8($"shared-{i}")), StringPool.OfAscii(Utf8($"shared-{i}")))
            );
        Assert.True(isShared);
    }

    [Fact]
    public void Of_MoreTextsThanPlaces_AreAllRight()
    {
        for (var round = 0; round < 2; round++)
        for (var i = 0; i < 10_000; i++)
            Assert.Equal($"item-{i}", StringPool.Of($"item-{i}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("DZH318Z0BQ36:004G:DZH318Z08C0S")]
    public void OfAscii_Ascii_IsTheText(string text) => Assert.Equal(text, StringPool.OfAscii(Utf8(text)));

    [Fact]
    public void OfAscii_NotAscii_IsNull() => Assert.Null(StringPool.OfAscii(Utf8("Größe")));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void OfAscii_AtTheBound_IsLookedUpUpToIt(int length, bool isKnown)
    {
        var text = new string('x', length);
        Assert.Equal(isKnown ? text : null, StringPool.OfAscii(Utf8(text)));
        Assert.Equal(text, StringPool.Of(text));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
