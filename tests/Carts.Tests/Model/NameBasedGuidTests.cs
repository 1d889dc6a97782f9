namespace PartnerCarts.Carts.Tests.Model;

public sealed class NameBasedGuidTests
{
    [Theory]
    [InlineData(0x00, "00000000-0000-8000-8000-000000000000")]
    [InlineData(0xFF, "ffffffff-ffff-8fff-bfff-ffffffffffff")]
    public void FromHash_AnyBytes_HasVersion8AndTheRfcVariant(byte every, string expected)
    {
        var hash = new byte[32];
        Array.Fill(hash, every);
        Assert.Equal(Guid.Parse(expected), NameBasedGuid.FromHash(hash));
    }

    [Fact]
    public void FromHash_AnyBytes_KeepsTheirOrder() =>
        Assert.Equal(
            Guid.Parse("00010203-0405-8607-8809-0a0b0c0d0e0f"),
            NameBasedGuid.FromHash([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
        );
}
