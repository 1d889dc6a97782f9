namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 10.</summary>
public sealed class CartETagTests
{
    private static Cart Cart { get; } = CartRun.Of(Draft.Line()).Cart;

    [Fact]
    public void Of_ACart_IsSafeInAHeader() => Assert.Matches("^[A-Za-z0-9_-]{32}$", CartETag.Of(Cart));

    [Fact]
    public void Of_OtherRevisionOrIncarnation_IsAnotherTag()
    {
        Assert.Equal(CartETag.Of(Cart), CartETag.Of(Cart with { Lines = [] }));
        Assert.NotEqual(CartETag.Of(Cart), CartETag.Of(Cart with { Revision = 2 }));
        Assert.NotEqual(CartETag.Of(Cart), CartETag.Of(Cart with { Incarnation = Guid.NewGuid() }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("*")]
    [InlineData(" * ")]
    [InlineData("TAG")]
    [InlineData("\"TAG\"")]
    [InlineData(" \"TAG\" ")]
    [InlineData("\"other\", \"TAG\"")]
    [InlineData("TAG,other")]
    public void Admits_AbsentStarOrItsTag_IsTrue(string? ifMatch) =>
        Assert.True(CartETag.Admits(ifMatch?.Replace("TAG", CartETag.Of(Cart), StringComparison.Ordinal), Cart));

    [Theory]
    [InlineData("other")]
    [InlineData("\"\"")]
    [InlineData(",")]
    [InlineData("W/\"TAG\"")]
    [InlineData("TAGx")]
    [InlineData("\"*\"")]
    public void Admits_AnythingElse_IsFalse(string ifMatch) =>
        Assert.False(CartETag.Admits(ifMatch.Replace("TAG", CartETag.Of(Cart), StringComparison.Ordinal), Cart));
}
