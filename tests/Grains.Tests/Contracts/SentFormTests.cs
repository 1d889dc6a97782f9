using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>What version 1 sends, every later version reads.</summary>
public sealed class SentFormTests
{
    public static TheoryData<string> Commands => [.. SampleCommands.All.Keys];

    public static TheoryData<string> Replies => [.. SampleReplies.All.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfVersionOne_IsReadWithoutLoss(string name)
    {
        var golden = Golden.Bytes($"command-{name}", CommandForm.ToBytes(SampleCommands.All[name]));

        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(CommandForm.ToBytes(CommandForm.Read(golden))));
        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(CommandForm.ToBytes(SampleCommands.All[name])));
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_OfVersionOne_IsReadWithoutLoss(string name)
    {
        var golden = Golden.Bytes($"reply-{name}", ReplyForm.ToBytes(SampleReplies.All[name]));

        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(ReplyForm.ToBytes(ReplyForm.Read(golden))));
        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(ReplyForm.ToBytes(SampleReplies.All[name])));
    }

    [Fact]
    public void Reply_Cart_TravelsWithoutItsMemoryOfRequests()
    {
        var shown = Assert.IsType<CartReply.Shown>(
            ReplyForm.Read(ReplyForm.ToBytes(new CartReply.Shown(SampleReplies.Cart)))
        );

        Assert.Equal(0, shown.Cart.Requests.Count);
        Assert.Equal(0, shown.Cart.Operations.Count);
        Assert.Equal(CartETag.Of(SampleReplies.Cart), CartETag.Of(shown.Cart));
    }

    [Fact]
    public void Draft_AbsentNullAndGivenMembers_StayApart()
    {
        var update = Assert.IsType<CartCommand.Update>(
            CommandForm.Read(CommandForm.ToBytes(SampleCommands.All["update"]))
        );

        Assert.Equal([true, false, true], update.Draft.Lines.Select(line => line.TermDuration.IsGiven));
        Assert.Equal(["P1Y", null, null], update.Draft.Lines.Select(line => line.TermDuration.Value));
        Assert.Equal([true, false, true], update.Draft.Lines.Select(line => line.Addons.IsGiven));
        Assert.Equal([false, true, true], update.Draft.Lines.Select(line => line.Addons.Value is null));
        Assert.Equal([false, true, false], update.Draft.Lines.Select(line => line.Participants.IsDefault));
        Assert.Equal(-5, update.Draft.Lines[0].Quantity);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_CutShort_IsRefusedAsDamaged(string name)
    {
        var whole = CommandForm.ToBytes(SampleCommands.All[name]);

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<StoredFormException>(() => CommandForm.Read(whole.AsSpan(0, length)));
    }

    [Fact]
    public void Command_EveryByteChanged_IsReadOrRefusedAsDamaged()
    {
        var whole = CommandForm.ToBytes(SampleCommands.All["update"]);

        for (var at = 0; at < whole.Length; at++)
        for (var change = 1; change < 256; change += 7)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)change;
            Assert.True(Record.Exception(() => CommandForm.Read(changed)) is null or StoredFormException);
        }
    }

    [Fact]
    public void Reply_UnknownRefusal_IsRefusedAsDamaged()
    {
        var bytes = ReplyForm.ToBytes(new CartReply.Refused(new Refusal((RefusalCode)99, "of a later version")));

        Assert.Throws<StoredFormException>(() => ReplyForm.Read(bytes));
    }
}
