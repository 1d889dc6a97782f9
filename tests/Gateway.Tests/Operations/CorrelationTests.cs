using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Operations;

/// <summary>A request's MS-CorrelationId names what is logged about it, in whichever process that is.</summary>
public sealed class CorrelationTests : IAsyncLifetime
{
    private readonly string _id = $"correlation-{Guid.NewGuid():N}";
    private readonly TestLog _log = new();
    private readonly TestCluster _cluster;

    public CorrelationTests() =>
        _cluster = new(TimeProvider.System)
        {
            Configure = builder =>
            {
                builder.Logging.AddProvider(_log.NewProvider());
                builder.Services.Replace(ServiceDescriptor.Singleton<IOrderProcessor, OrderProcessorThatFailsOnce>());
            },
        };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Request_StoreFails_NamesTheIdInTheSilosLog()
    {
        await _cluster.StartSilo();
        var (client, gateway) = await Gateway();
        using var _ = client;
        _cluster.Store.Interception = ClusterStore.Outage;

        using var response = await client.SendAsync(WithId(CartRequests.Create(gateway)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(_id, response.Headers.GetValues("MS-CorrelationId").Single());
        Assert.Contains(_log.Entries, entry =>
            entry.Id.Id == 101 && Equals(entry.Scope.GetValueOrDefault("MS-CorrelationId"), _id)
        );
    }

    [Fact]
    public async Task Checkout_OrderProcessorFails_NamesTheIdInTheLogOfTheBackgroundWork()
    {
        await _cluster.StartSilo();
        var (client, gateway) = await Gateway();
        using var _ = client;
        var create = CartRequests.Create(gateway);
        using var created = await client.SendAsync(create);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var cart = System
            .Text.Json.JsonDocument.Parse(await created.Content.ReadAsStringAsync())
            .RootElement.GetProperty("id")
            .GetString();

        var checkout = new HttpRequestMessage(HttpMethod.Post, $"{create.RequestUri}/{cart}/checkout")
        {
            Headers = { Authorization = create.Headers.Authorization },
        };
        using var response = await client.SendAsync(WithId(checkout));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains(_log.Entries, entry =>
            entry.Id.Id == 110 && Equals(entry.Scope.GetValueOrDefault("MS-CorrelationId"), _id)
        );
    }

    private async Task<(HttpClient Client, Microsoft.AspNetCore.Builder.WebApplication Gateway)> Gateway()
    {
        var gateway = _cluster.NewGateway();
        await gateway.StartAsync();
        return (new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) }, gateway);
    }

    private HttpRequestMessage WithId(HttpRequestMessage request)
    {
        request.Headers.Add("MS-CorrelationId", _id);
        return request;
    }

    private sealed class OrderProcessorThatFailsOnce : IOrderProcessor
    {
        private int _asked;

        public ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation) =>
            Interlocked.Increment(ref _asked) == 1
                ? throw new InvalidOperationException("planted")
                : ValueTask.FromResult<OrderOutcome>(new OrderOutcome.Placed(SampleOrders.Of(request)));

        public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
            ValueTask.FromResult<Order?>(null);
    }
}
