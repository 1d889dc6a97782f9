namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>What version 1 wrote is read by every later version (design.md "What is promised" 8).</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Cart> CartsToday = new()
    {
        ["cart-1-full"] = Samples.Full,
        ["cart-1-minimal"] = Samples.Minimal,
        ["cart-1-underway"] = Samples.UnderWay,
    };

    private static readonly Dictionary<string, Order> OrdersToday = new()
    {
        ["order-1-full"] = Samples.FullOrder,
        ["order-1-minimal"] = Samples.MinimalOrder,
    };

    public static TheoryData<string> CartFiles => [.. Golden.Names("cart-*.bin")];

    public static TheoryData<string> OrderFiles => [.. Golden.Names("order-*.bin")];

    public static TheoryData<string> CartSamples => [.. CartsToday.Keys];

    public static TheoryData<string> OrderSamples => [.. OrdersToday.Keys];

    [Theory]
    [MemberData(nameof(CartFiles))]
    public void CartForm_GoldenFile_IsReadAsItWasWritten(string name) =>
        Assert.Equal(Golden.Text(name + ".txt"), Dump.Of(CartForm.Read(Golden.Bytes(name + ".bin"))));

    [Theory]
    [MemberData(nameof(OrderFiles))]
    public void OrderForm_GoldenFile_IsReadAsItWasWritten(string name) =>
        Assert.Equal(Golden.Text(name + ".txt"), Dump.Of(OrderForm.Read(Golden.Bytes(name + ".bin"))));

    [Theory]
    [MemberData(nameof(CartSamples))]
    public void CartForm_Sample_IsWrittenAsTheGoldenFile(string name) =>
        Assert.Equal(
            Convert.ToHexString(Golden.Bytes(name + ".bin")),
            Convert.ToHexString(CartForm.ToBytes(CartsToday[name]))
        );

    [Theory]
    [MemberData(nameof(OrderSamples))]
    public void OrderForm_Sample_IsWrittenAsTheGoldenFile(string name) =>
        Assert.Equal(
            Convert.ToHexString(Golden.Bytes(name + ".bin")),
            Convert.ToHexString(OrderForm.ToBytes(OrdersToday[name]))
        );

    [Fact]
    public void Form_Version_IsThatOfTheNewestGoldenFiles()
    {
        Assert.Equal(1, CartForm.Version);
        Assert.All(CartsToday.Keys.Concat(OrdersToday.Keys), name =>
            Assert.Equal(CartForm.Version, Golden.Bytes(name + ".bin")[0])
        );
    }
}
