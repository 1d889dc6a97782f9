namespace PartnerCarts.Conformance;

/// <summary>
/// What others see while a checkout runs (contract.md 7.4 item 6). Hosts of their own, whose order processor takes its
/// time.
/// </summary>
public abstract class ConcurrentCheckoutCases(ConformanceHost host) : ConformanceCases(host)
{
    // The clock is pushed on while the outcome is being stored: whoever waits for it must have more of the clock's time
    // than a slow store takes.
    private static readonly (string, string)[] Patient =
    [
        ("Orders:Delay", "00:00:05"),
        ("Orders:Timeout", "00:02:00"),
        ("Orders:JoinWait", "00:02:00"),
    ];

    [Fact]
    [Covering]
    [Races]
    public async Task Checkouts_AtOnce_MakeOneSetOfOrders()
    {
        var id = await Client.NewCartId(Body.Monthly(), Body.OneTime());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.Checkout(id)));

        Assert.Equal([200, 200, 200, 200, 200, 200, 200, 201], answers.Select(answer => answer.Status).Order());
        Assert.Single(
            answers.Select(answer => string.Join(' ', answer.ShouldBe(answer.Status).Each("orders", "id"))).Distinct()
        );
    }

    [Fact]
    [Races]
    public async Task Cart_DuringACheckout_IsReadButNotChanged()
    {
        await using var slow = await Slow(Patient);
        var (client, id, checkout) = await slow.BeginCheckout();

        Assert.Equal("Active", (await client.Get(id)).ShouldBe(200).Text("status"));
        (await client.Put(id, Body.Cart(Body.Monthly(9)))).ShouldFail(409, 800064);
        (await client.Put(id, Body.Cart(Body.Monthly(9)), ("If-Match", "\"stale\""))).ShouldFail(409, 800064);
        (await client.Put(id, Body.Cart(Body.Monthly()), SlowHost.FirstPut)).ShouldBe(201);

        (await slow.Finish(checkout)).ShouldBe(201);
        var cart = (await client.Get(id)).ShouldBe(200);
        Assert.Equal("Ordered", cart.Text("status"));
        Assert.Equal(1, cart.Int("lineItems.0.quantity"));
    }

    [Fact]
    [Covering]
    [Races]
    public async Task Checkout_DuringAnother_ReturnsItsResult()
    {
        await using var slow = await Slow(Patient);
        var (client, id, checkout) = await slow.BeginCheckout();
        var second = client.Checkout(id);

        var first = (await slow.Finish(checkout)).ShouldBe(201);

        Assert.Equal(first.Each("orders", "id"), (await slow.Finish(second)).ShouldBe(200).Each("orders", "id"));
    }

    [Fact]
    [Races]
    public async Task Checkout_DuringAnotherWithoutPatience_Answers409()
    {
        await using var slow = await Slow([.. Patient, ("Orders:JoinWait", "00:00:00")]);
        var (client, id, checkout) = await slow.BeginCheckout();

        (await client.Checkout(id)).ShouldFail(409, 800064);

        (await slow.Finish(checkout)).ShouldBe(201);
        (await client.Checkout(id)).ShouldBe(200);
    }

    // The caller is told that the outcome is unknown; the order is made all the same, once.
    [Fact]
    [Covering]
    [Races]
    public async Task Checkout_SlowerThanItsTimeout_Answers409AndEndsLater()
    {
        await using var slow = await Slow(("Orders:Delay", "00:01:00"), ("Orders:Timeout", "00:00:02"));
        var (client, id, checkout) = await slow.BeginCheckout();

        (await slow.Finish(checkout)).ShouldFail(409, 800060);

        await slow.Until(async () => (await client.Get(id)).ShouldBe(200).Text("status") is "Ordered");
        Assert.Equal(1, (await client.Checkout(id)).ShouldBe(200).Count("orders"));
    }

    private async Task<SlowHost> Slow(params (string, string)[] settings) => new(await Host.Start(settings));

    /// <summary>A host whose clock is pushed on while something is awaited.</summary>
    private sealed class SlowHost(ConformanceHost host) : IAsyncDisposable
    {
        private const int Attempts = 2000;

        /// <summary>The request id under which the lines are put once before the checkout.</summary>
        public static readonly (string, string?) FirstPut = ("MS-RequestId", Guid.NewGuid().ToString());

        /// <summary>Starts a checkout and returns when the service has begun it.</summary>
        public async Task<(PartnerClient Client, string Id, Task<Answer> Checkout)> BeginCheckout()
        {
            var client = new PartnerClient(host);
            var id = await client.NewCartId(Body.Monthly());
            (await client.Put(id, Body.Cart(Body.Monthly()), FirstPut)).ShouldBe(201);
            var checkout = client.Checkout(id);
            // Until it has begun, the same lines can be put again; then they cannot.
            for (var i = 0; (await client.Put(id, Body.Cart(Body.Monthly()))).Status != 409; i++)
                Assert.True(i < Attempts && !checkout.IsCompleted, "The checkout did not begin.");
            return (client, id, checkout);
        }

        public async Task<Answer> Finish(Task<Answer> call)
        {
            await Until(() => Task.FromResult(call.IsCompleted));
            return await call;
        }

        public async Task Until(Func<Task<bool>> condition)
        {
            for (var i = 0; !await condition(); i++)
            {
                Assert.True(i < Attempts, "It did not happen.");
                host.Advance(TimeSpan.FromMilliseconds(250));
                await Task.Delay(5);
            }
        }

        public async ValueTask DisposeAsync() => await host.DisposeAsync();
    }
}
