using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>Orleans' own bytes around ours.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSerializer(builder => builder.AddAssembly(typeof(ICartGrain).Assembly))
        .BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void CartMessage_OfVersionOne_IsRead()
    {
        var message = CartMessage.From(
            SampleCommands.All["get"],
            new Caller(new Guid("55555555-5555-4555-8555-555555555555"), "user-1")
        );

        var read = Read(message, "cart-message");

        Assert.Equal(message.Command, read.Command);
        Assert.Equal(message.Partner, read.Partner);
        Assert.Equal(message.User, read.User);
        Assert.Equal(message.ReadsForm, read.ReadsForm);
    }

    [Fact]
    public void CartAnswer_OfVersionOne_IsRead()
    {
        var answer = CartAnswer.From(SampleReplies.All["done"]);

        Assert.Equal(answer.Reply, Read(answer, "cart-answer").Reply);
    }

    [Fact]
    public void OrderMessage_OfVersionOne_IsRead()
    {
        var order = OrderMessage.From(
            new PlacedOrder(SampleReplies.Order, new Guid("44444444-4444-4444-8444-444444444444"), 3)
        );

        var read = Read(order, "order-message");

        Assert.Equal(order.Order, read.Order);
        Assert.Equal(order.CartId, read.CartId);
        Assert.Equal(order.Sequence, read.Sequence);
    }

    [Fact]
    public void StoredForm_ThroughOrleans_KeepsFormAndBodyOnly()
    {
        var stored = new StoredForm
        {
            Form = 1,
            Body = [1, 2, 3],
            Due = DateTimeOffset.UnixEpoch,
        };

        var read = Read(stored, "stored-form");

        Assert.Equal(1, read.Form);
        Assert.Equal([1, 2, 3], read.Body);
        Assert.Null(read.Due);
    }

    [Fact]
    public void StoredForm_ThroughThePassThroughSerializer_IsHeaderAndBody()
    {
        var serializer = new StoredFormSerializer();
        var golden = Golden.Bytes(
            "stored-record",
            serializer.Serialize(new StoredForm { Form = 1, Body = [1, 2, 3] }).ToArray()
        );

        Assert.Equal("50430101010203", Convert.ToHexString(golden));
        Assert.Equal([1, 2, 3], serializer.Deserialize<StoredForm>(new BinaryData(golden)).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("504302")]
    [InlineData("7B226B223A317D")]
    public void StoredForm_BytesOfAnother_AreRefused(string bytes) =>
        Assert.Throws<StoredFormException>(() =>
            new StoredFormSerializer().Deserialize<StoredForm>(new BinaryData(Convert.FromHexString(bytes)))
        );

    [Fact]
    public void OrderRecord_OfVersionOne_IsRead()
    {
        var order = OrderMessage.From(
            new PlacedOrder(SampleReplies.Order, new Guid("44444444-4444-4444-8444-444444444444"), 3)
        );
        var golden = Golden.Bytes("order-record", OrderRecord.Write(order).Body!);

        var read = OrderRecord.Read(golden);

        Assert.Equal(order.Order, read.Order);
        Assert.Equal(order.CartId, read.CartId);
        Assert.Equal(order.Sequence, read.Sequence);
    }

    [Fact]
    public void PurchaseSums_OfVersionOne_AreRead()
    {
        var golden = Golden.Bytes("purchase-sums", PurchaseSums.Empty.With("a1b2c3d4e5f6", [new("item", 7)]).ToBytes());

        var read = PurchaseSums.Read(golden);

        Assert.Equal(7, read.Of("item"));
        Assert.True(read.HasCounted("a1b2c3d4e5f6"));
    }

    private T Read<T>(T message, string name)
        where T : class
    {
        var serializer = _services.GetRequiredService<Serializer<T>>();
        return serializer.Deserialize(Golden.Bytes(name, serializer.SerializeToArray(message)))
            ?? throw new InvalidOperationException("A message was read as null.");
    }
}
