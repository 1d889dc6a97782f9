namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>Damaged bytes are told as such, with the place.</summary>
public sealed class DamageTests
{
    private static readonly byte[] Minimal = CartForm.ToBytes(Samples.Minimal);

    private static StoredFormException Damage(byte[] bytes) =>
        Assert.Throws<StoredFormException>(() => CartForm.Read(bytes));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Read_OtherVersion_NamesBoth(byte version)
    {
        var message = Damage([version, .. Minimal[1..]]).Message;
        Assert.Contains($"version {version}", message, StringComparison.Ordinal);
        Assert.Contains("version 1", message, StringComparison.Ordinal);
        Assert.Throws<StoredFormException>(() =>
            OrderForm.Read([version, .. OrderForm.ToBytes(Samples.MinimalOrder)[1..]])
        );
    }

    [Fact]
    public void Read_Nothing_IsDamage() => Damage([]);

    [Fact]
    public void Read_CutAnywhere_IsDamage()
    {
        foreach (var bytes in Samples.Carts.Select(CartForm.ToBytes))
            for (var length = 0; length < bytes.Length; length++)
                Damage(bytes[..length]);
        var order = OrderForm.ToBytes(Samples.FullOrder);
        for (var length = 0; length < order.Length; length++)
            Assert.Throws<StoredFormException>(() => OrderForm.Read(order.AsSpan(0, length)));
    }

    [Fact]
    public void Read_BytesLeftOver_IsDamage()
    {
        Assert.Contains("1 bytes are left over", Damage([.. Minimal, 0]).Message, StringComparison.Ordinal);
        Assert.Throws<StoredFormException>(() => OrderForm.Read([.. OrderForm.ToBytes(Samples.FullOrder), 0]));
    }

    [Fact]
    public void Read_CartWithoutAStatus_IsDamage()
    {
        var bytes = CartForm.ToBytes(Samples.Minimal with { Status = CartStatus.None });
        Assert.Contains("status", Damage(bytes).Message, StringComparison.Ordinal);
        Damage(CartForm.ToBytes(Samples.Minimal with { Status = (CartStatus)3 }));
    }

    [Fact]
    public void Read_AnAddonThatHasAddons_IsDamage()
    {
        var line = Samples.Minimal.Lines[0];
        var nested = line with { Addons = [line with { Addons = [line] }] };
        Assert.Contains(
            "addon",
            Damage(CartForm.ToBytes(Samples.Minimal with { Lines = [nested] })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_HalfAnEntryOfRequestsOrOperations_IsDamage()
    {
        // The last two members: no requests, no operations.
        Assert.Equal([0, 0], Minimal[^2..]);
        Assert.Contains(
            "16 bytes are no multiple of 32",
            Damage([.. Minimal[..^2], 16, .. new byte[16], 0]).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "8 bytes are no multiple of 16",
            Damage([.. Minimal[..^1], 8, .. new byte[8]]).Message,
            StringComparison.Ordinal
        );
    }
}
