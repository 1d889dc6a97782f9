namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// What a released version wrote is read by every later one, for ever (design.md "What is promised" 8).
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Cart> Carts = new()
    {
        ["cart-0.3-full"] = Samples.Full,
        ["cart-0.1-minimal"] = Samples.Minimal,
        ["cart-0.1-underway"] = Samples.UnderWay,
    };

    private static readonly Dictionary<string, Order> Orders = new()
    {
        ["order-0.2-full"] = Samples.FullOrder,
        ["order-0.1-minimal"] = Samples.MinimalOrder,
    };

    public static TheoryData<string> CartFiles => [.. Golden.Names("cart-*.bin")];

    public static TheoryData<string> OrderFiles => [.. Golden.Names("order-*.bin")];

    [Theory]
    [MemberData(nameof(CartFiles))]
    public void Cart_GoldenFile_IsReadAsItWasWritten(string name) =>
        ExpectAsWritten(Golden.Text(name + ".txt"), Dump.Of(Serialized.Read<Cart>(Golden.Bytes(name + ".bin"))));

    [Theory]
    [MemberData(nameof(OrderFiles))]
    public void Order_GoldenFile_IsReadAsItWasWritten(string name) =>
        ExpectAsWritten(Golden.Text(name + ".txt"), Dump.Of(Serialized.Read<Order>(Golden.Bytes(name + ".bin"))));

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

    /// <summary>Every member is as in the file; those that came later have their defaults.</summary>
    private static void ExpectAsWritten(string written, string read)
    {
        string[] defaults = [": null", ": not given", ": None", ": 0", ": False", ": empty", $": {Guid.Empty}"];
        var lines = written.Split('\n').ToHashSet();
        Assert.Equal(
            written,
            string.Join(
                '\n',
                read.Split('\n')
                    .Where(line =>
                        lines.Contains(line) || !defaults.Any(value => line.EndsWith(value, StringComparison.Ordinal))
                    )
            )
        );
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
