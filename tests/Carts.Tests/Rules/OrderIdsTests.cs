namespace PartnerCarts.Carts.Tests.Rules;

public sealed class OrderIdsTests
{
    private static string For(string group, bool isLegacy = false, int sequence = 1, Guid? incarnation = null) =>
        OrderIds.For(incarnation ?? CartRun.Incarnation, sequence, group, isLegacy);

    [Fact]
    public void For_ModernGroup_Is12HexDigits() => Assert.Matches("^[0-9a-f]{12}$", For("0"));

    [Fact]
    public void For_LegacyGroup_IsAGuid() =>
        Assert.Equal(8, Guid.ParseExact(For("OMS-0", isLegacy: true), "D").Version);

    [Fact]
    public void For_SameCheckoutAndGroup_IsTheSame() => Assert.Equal(For("0"), For("0"));

    [Fact]
    public void For_OtherGroupSequenceOrIncarnation_IsAnother() =>
        Assert.Equal(
            4,
            new[] { For("0"), For("1"), For("0", sequence: 2), For("0", incarnation: CartRun.Key.CartId) }
                .Distinct()
                .Count()
        );

    [Fact]
    public void For_KnownName_NeverChanges()
    {
        // A checkout that is resumed by a later build must place the same orders.
        Assert.Equal("7cce42609da0", For("0"));
        Assert.Equal("8888c047-ee48-8d8b-8453-98ca74433286", For("OMS-0", isLegacy: true));
    }
}
