namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>Bytes that this build cannot read are told as such.</summary>
public sealed class DamageTests
{
    private static readonly byte[] Minimal = Serialized.ToBytes(Samples.Minimal);

    private static StateUnreadableException Damage(byte[] bytes) =>
        Assert.Throws<StateUnreadableException>(() => Serialized.Read<Cart>(bytes));

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("504301")]
    [InlineData("7B226B223A317D")]
    public void Read_BytesOfNoReleasedVersion_SaysWhatToDo(string bytes) =>
        Assert.Contains("empty store", Damage(Convert.FromHexString(bytes)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CutAnywhere_IsDamage()
    {
        foreach (var bytes in Samples.Carts.Select(Serialized.ToBytes))
            for (var length = 0; length < bytes.Length; length++)
                Damage(bytes[..length]);
        var order = Serialized.ToBytes(Samples.FullOrder);
        for (var length = 0; length < order.Length; length++)
            Assert.Throws<StateUnreadableException>(() => Serialized.Read<Order>(order.AsSpan(0, length)));
    }

    [Fact]
    public void Read_BytesLeftOver_IsDamage()
    {
        Assert.Contains("do not end", Damage([.. Minimal, 0]).Message, StringComparison.Ordinal);
        Assert.Throws<StateUnreadableException>(() =>
            Serialized.Read<Order>([.. Serialized.ToBytes(Samples.FullOrder), 0])
        );
    }

    [Fact]
    public void Read_CartWithoutAStatus_IsRefused() =>
        Damage(Serialized.ToBytes(Samples.Minimal with { Status = CartStatus.None }));
}
