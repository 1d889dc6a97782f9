namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// What a released version wrote is read by every later one, for ever (design.md "What is promised" 8).
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Cart> Carts = new()
    {
        ["cart-0.1-full"] = Samples.Full01,
        ["cart-0.2-full"] = Samples.Full,
        ["cart-0.1-minimal"] = Samples.Minimal,
        ["cart-0.1-underway"] = Samples.UnderWay,
    };

    private static readonly Dictionary<string, Order> Orders = new()
    {
        ["order-0.1-full"] = Samples.FullOrder01,
        ["order-0.2-full"] = Samples.FullOrder,
        ["order-0.1-minimal"] = Samples.MinimalOrder,
    };

    public static TheoryData<string> CartFiles => [.. Golden.Names("cart-*.bin")];

    public static TheoryData<string> OrderFiles => [.. Golden.Names("order-*.bin")];

    [Theory]
    [MemberData(nameof(CartFiles))]
    public void Cart_GoldenFile_IsReadAsItWasWritten(string name) =>
        AssertRead(name, Dump.Of(Serialized.Read<Cart>(Golden.Bytes(name + ".bin"))));

    [Theory]
    [MemberData(nameof(OrderFiles))]
    public void Order_GoldenFile_IsReadAsItWasWritten(string name) =>
        AssertRead(name, Dump.Of(Serialized.Read<Order>(Golden.Bytes(name + ".bin"))));

    /// <summary>Until the next release, this build is the one that wrote them.</summary>
    [Fact]
    public void Samples_OfThisVersion_AreWrittenAsTheGoldenFiles()
    {
        Assert.All(Carts, file =>
            Assert.Equal(Hex(Golden.Bytes(file.Key + ".bin", file.Value)), Hex(Serialized.ToBytes(file.Value)))
        );
        Assert.All(Orders, file =>
            Assert.Equal(Hex(Golden.Bytes(file.Key + ".bin", file.Value)), Hex(Serialized.ToBytes(file.Value)))
        );
    }

    /// <summary>Members that the file's version did not have are unset, and are not in its text.</summary>
    private static void AssertRead(string name, string read)
    {
        string[] unset = [": null", ": None", ": 0", ": False", ": not given", $": {Guid.Empty}"];
        var written = Golden.Text(name + ".txt").Split('\n');
        Assert.Equal(
            written,
            read.Split('\n')
                .Where(line =>
                    written.Contains(line) || !unset.Any(end => line.EndsWith(end, StringComparison.Ordinal))
                )
        );
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
