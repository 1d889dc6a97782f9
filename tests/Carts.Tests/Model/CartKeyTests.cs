namespace PartnerCarts.Carts.Tests.Model;

public sealed class CartKeyTests
{
    private const string Text = "4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1";

    [Fact]
    public void ToString_Always_JoinsLowerCaseHyphenatedGuids() => Assert.Equal(Text, CartRun.Key.ToString());

    [Fact]
    public void TryParse_WrittenKey_ReadsItBack()
    {
        Assert.True(CartKey.TryParse(Text, out var key));
        Assert.Equal(CartRun.Key, key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b11")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47:0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d4g/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7bg")]
    public void TryParse_AnythingElse_IsFalse(string? text)
    {
        Assert.False(CartKey.TryParse(text, out var key));
        Assert.Equal(default, key);
    }

    [Theory]
    [InlineData("4E7D2A90-1B6F-4C83-B0DE-93A5F2C81D47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/+f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")]
    public void TryParse_AnotherSpellingOfAKey_IsFalse_SoThatACartHasOneName(string text)
    {
        Assert.False(CartKey.TryParse(text, out var key));
        Assert.Equal(default, key);
    }
}
