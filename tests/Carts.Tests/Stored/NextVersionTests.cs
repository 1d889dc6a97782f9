namespace PartnerCarts.Carts.Tests.Stored;

/// <summary>
/// What a later build writes, this one reads, and serves on: members that it does not know are skipped. The files were
/// written by a build with NextVersion=true, whose lines have one member more.
/// </summary>
public sealed class NextVersionTests
{
    /// <summary>The cart that the later build added its member to: one of version 0.1.</summary>
    internal static Cart Before => Serialized.Read<Cart>(Golden.Bytes("cart-0.1-full.bin"));

    internal static CartDraft Draft { get; } =
        new() { Lines = [Tests.Draft.Line(), Tests.Draft.Line(Tests.Draft.OtherItem)] };

#if NEXT_VERSION
    [Fact]
    public void Samples_OfTheNextVersion_AreWrittenAsTheGoldenFiles()
    {
        Assert.Equal(
            Golden.Bytes("next/cart-next.bin", Samples.OfTheNextVersion),
            Serialized.ToBytes(Samples.OfTheNextVersion)
        );
        Assert.Equal(
            Golden.Bytes("next/draft-next.bin", Samples.DraftOfTheNextVersion),
            Serialized.ToBytes(Samples.DraftOfTheNextVersion)
        );
    }
#else
    [Fact]
    public void Cart_OfTheNextVersion_IsReadWithoutWhatIsNew()
    {
        var bytes = Golden.Bytes("next/cart-next.bin");

        Expect.Same(Before, Serialized.Read<Cart>(bytes));

        Assert.True(
            bytes.Length > Golden.Bytes("cart-0.1-full.bin").Length,
            "The file has nothing that this build does not know."
        );
    }

    [Fact]
    public void Draft_OfTheNextVersion_IsDecidedOnAsItsMembersThatAreKnown()
    {
        var draft = Serialized.Read<CartDraft>(Golden.Bytes("next/draft-next.bin"));

        Assert.Equal(Dump.Of(Draft), Dump.Of(draft));
        var run = new CartRun();
        Assert.Equal(2, Expect.Written(run.Create(draft)).Lines.Length);
    }
#endif
}
