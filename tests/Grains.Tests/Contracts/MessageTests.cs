using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>What a process of version 0.1 sends and grains of version 0.1 store, every later version reads.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddCartSerialization().BuildServiceProvider();

    public static TheoryData<string> Commands => [.. SampleCommands.All.Keys];

    public static TheoryData<string> Replies => [.. SampleReplies.All.Keys];

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfVersion01_IsReadWithoutLoss(string name)
    {
        var message = CartMessage.From(
            SampleCommands.All[name],
            new Caller(new Guid("55555555-5555-4555-8555-555555555555"), "user-1")
        );

        var read = ReadGolden(message, $"command-{name}");

        Assert.Equal((message.Partner, message.User), (read.Partner, read.User));
        Assert.Equal(SampleCommands.All[name].GetType(), read.Read()!.GetType());
        Assert.Equal(
            Bytes(message),
            Bytes(CartMessage.From(read.Read()!, new Caller(read.Partner, read.User) { IsAppOnly = read.IsAppOnly }))
        );
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_OfVersion01_IsReadWithoutLoss(string name)
    {
        var answer = CartAnswer.From(SampleReplies.All[name]);

        var read = ReadGolden(answer, $"reply-{name}");

        Assert.Equal(SampleReplies.All[name].GetType(), read.Read()!.GetType());
        Assert.Equal(Bytes(answer), Bytes(CartAnswer.From(read.Read()!)));
    }

    [Fact]
    public void Reply_Cart_TravelsWithoutItsMemoryOfRequests()
    {
        var answer = CartAnswer.From(new CartReply.Shown(SampleReplies.Cart));

        var shown = Assert.IsType<CartReply.Shown>(Travel(answer).Read());

        Assert.Equal(0, shown.Cart.Requests.Count);
        Assert.Equal(0, shown.Cart.Operations.Count);
        Assert.Equal(CartETag.Of(SampleReplies.Cart), CartETag.Of(shown.Cart));
    }

    [Fact]
    public void Draft_AbsentNullAndGivenMembers_StayApart()
    {
        var update = Assert.IsType<CartCommand.Update>(
            Travel(CartMessage.From(SampleCommands.All["update"], default)).Read()
        );

        Assert.Equal([true, false, true], update.Draft.Lines.Select(line => line.TermDuration.IsGiven));
        Assert.Equal(["P1Y", null, null], update.Draft.Lines.Select(line => line.TermDuration.Value));
        Assert.Equal([true, false, true], update.Draft.Lines.Select(line => line.Addons.IsGiven));
        Assert.Equal([false, true, true], update.Draft.Lines.Select(line => line.Addons.Value is null));
        Assert.Equal([false, true, false], update.Draft.Lines.Select(line => line.Participants.IsDefault));
        Assert.Equal([false, true, false], update.Draft.Lines.Select(line => line.ProvisioningContext.IsDefault));
        Assert.Equal(-5, update.Draft.Lines[0].Quantity);
    }

    [Theory]
    [InlineData(CartAnswerKind.None)]
    [InlineData((CartAnswerKind)99)]
    [InlineData(CartAnswerKind.Shown)]
    public void Reply_OfALaterVersion_IsNotRead(CartAnswerKind kind) =>
        Assert.Null(Travel(new CartAnswer { Kind = kind }).Read());

    [Theory]
    [InlineData(RefusalCode.None)]
    [InlineData((RefusalCode)99)]
    public void Reply_RefusalOfALaterVersion_IsNotRead(RefusalCode code) =>
        Assert.Null(
            Travel(
                    new CartAnswer
                    {
                        Kind = CartAnswerKind.Refused,
                        Code = code,
                        Description = "of a later version",
                    }
                )
                .Read()
        );

    [Fact]
    public void Reply_CartWithAValueOfALaterVersion_IsNotRead() =>
        Assert.Null(
            Travel(
                    new CartAnswer
                    {
                        Kind = CartAnswerKind.Shown,
                        Cart = SampleReplies.Cart with { Status = (CartStatus)99 },
                    }
                )
                .Read()
        );

    [Fact]
    public void OrderRecord_OfVersion01_IsRead()
    {
        var order = new PlacedOrder(SampleReplies.Order, new Guid("44444444-4444-4444-8444-444444444444"), 3);

        var read = ReadGolden(OrderRecord.From(order), "order-record");

        Assert.Equal((order.CartId, order.Sequence, order.Order.Id), (read.CartId, read.Sequence, read.Order.Id));
        Assert.Equal(Bytes(OrderRecord.From(order)), Bytes(OrderRecord.From(read.ToPlaced())));
    }

    [Fact]
    public void OrderRecord_WithAValueOfALaterVersion_IsUnavailable() =>
        Assert.Throws<CartsUnavailableException>(() =>
            OrderRecord
                .From(new PlacedOrder(SampleReplies.Order with { BillingCycle = (BillingCycle)99 }, Guid.NewGuid(), 1))
                .ToPlaced()
        );

    [Fact]
    public void SubscriptionRecord_OfVersion01_IsRead() =>
        Assert.Equal(
            "item",
            ReadGolden(new SubscriptionRecord { CatalogItemId = "item" }, "subscription-record").CatalogItemId
        );

    [Fact]
    public void PurchaseRecord_OfVersion01_IsRead()
    {
        var read = PurchaseSums.Of(
            ReadGolden(PurchaseSums.Empty.With("a1b2c3d4e5f6", [new("item", 7)]).ToRecord(), "purchase-record")
        );

        Assert.Equal(7, read.Of("item"));
        Assert.True(read.HasCounted("a1b2c3d4e5f6"));
    }

    private T Travel<T>(T message) => Serializer<T>().Deserialize(Serializer<T>().SerializeToArray(message))!;

    private string Bytes<T>(T message) => Convert.ToHexString(Serializer<T>().SerializeToArray(message));

    private T ReadGolden<T>(T message, string name) =>
        Serializer<T>().Deserialize(Golden.Bytes(name, Serializer<T>().SerializeToArray(message)))!;

    private Serializer<T> Serializer<T>() => _services.GetRequiredService<Serializer<T>>();
}
