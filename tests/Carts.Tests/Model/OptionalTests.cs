namespace PartnerCarts.Carts.Tests.Model;

public sealed class OptionalTests
{
    [Fact]
    public void Or_Absent_IsTheOther() => Assert.Equal("kept", default(Optional<string?>).Or("kept"));

    [Fact]
    public void Or_GivenNull_IsNull() => Assert.Null(new Optional<string?>(null).Or("kept"));

    [Fact]
    public void Or_Given_IsTheValue() => Assert.Equal("given", new Optional<string?>("given").Or("kept"));

    [Fact]
    public void IsGiven_Default_IsFalse()
    {
        Assert.False(default(Optional<string?>).IsGiven);
        Assert.True(new Optional<string?>(null).IsGiven);
    }
}
