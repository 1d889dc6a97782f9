using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Engine.Tests.Turn;

namespace PartnerCarts.Engine.Tests;

public sealed class CartOperationsTests
{
    [Fact]
    public async Task FindOrder_OrderProcessorFails_IsUnavailableAndNotABug()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<ICarts, BrokenCarts>()
            .AddSingleton<IOrderStore, InMemoryOrderStore>()
            .AddCartsEngine(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        var operations = services.GetRequiredService<CartOperations>();

        var failure = await Assert.ThrowsAsync<CartsUnavailableException>(() =>
            operations
                .FindOrder(
                    ExecutorFixture.Caller,
                    ExecutorFixture.Key.CustomerId,
                    "82c3ba992621",
                    CancellationToken.None
                )
                .AsTask()
        );

        Assert.IsType<IOException>(failure.InnerException);
    }

    private sealed class BrokenCarts : ICarts
    {
        public ValueTask<CartReply> Send(
            CartKey key,
            CartCommand command,
            Caller caller,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<CartReply> Join(
            CartKey key,
            int sequence,
            Caller caller,
            TimeSpan wait,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<Order?> FindOrder(
            Caller caller,
            Guid customerId,
            string orderId,
            CancellationToken cancellation
        ) => throw new IOException("disk");
    }
}
