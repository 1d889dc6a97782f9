using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PartnerCarts.Carts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>
/// The process dies just before or just after each thing that a checkout makes durable: the intent, two orders, the
/// outcome.
/// </summary>
[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class CheckoutCrashTests : IDisposable
{
    // The cart's creation is the first durable step, and has a before and an after.
    private const int BeforeIntent = 3,
        AfterIntent = 4,
        BeforeFirstOrder = 5,
        AfterFirstOrder = 6,
        BeforeSecondOrder = 7,
        AfterSecondOrder = 8,
        BeforeOutcome = 9,
        AfterOutcome = 10;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Checkout_KilledBeforeItsIntentIsDurable_HasNotBegun()
    {
        var cart = await CheckOutAndDie(BeforeIntent);

        await using var service = await LocalService.Start(_folder.StorePath);
        using var client = new CartsClient(service.Address, _folder.StorePath);
        Assert.Equal("Active", (await client.Get(cart)).Json.GetProperty("status").GetString());

        await OrdersAreComplete(client, cart, HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(AfterIntent)]
    [InlineData(BeforeFirstOrder)]
    [InlineData(AfterFirstOrder)]
    [InlineData(BeforeSecondOrder)]
    [InlineData(AfterSecondOrder)]
    [InlineData(BeforeOutcome)]
    [InlineData(AfterOutcome)]
    public async Task Checkout_KilledAtAnyLaterStep_SettlesUnaskedWithOneOrderPerGroup(int step)
    {
        var cart = await CheckOutAndDie(step);

        await using var service = await LocalService.Start(_folder.StorePath);
        await Settles(service, cart);

        using var client = new CartsClient(service.Address, _folder.StorePath);
        await OrdersAreComplete(client, cart, HttpStatusCode.OK);
    }

    [Theory]
    [Trait("Category", "Nightly")]
    [InlineData(AfterIntent)]
    [InlineData(AfterFirstOrder)]
    [InlineData(AfterSecondOrder)]
    public async Task Checkout_KilledAgainWhileItIsResumed_SettlesNevertheless(int step)
    {
        var cart = await CheckOutAndDie(step);
        // Twice before the resumed checkout's next durable step, so that it gets nowhere, then just after it: whatever
        // is left has these two.
        foreach (var again in new[] { 1, 1, 2 })
            await using (var resumed = Start(again))
                Assert.NotEqual(0, await resumed.Exit());

        await using var service = await LocalService.Start(_folder.StorePath);
        await Settles(service, cart);

        using var client = new CartsClient(service.Address, _folder.StorePath);
        await OrdersAreComplete(client, cart, HttpStatusCode.OK);
    }

    private LocalProcess Start(int killAt) =>
        LocalProcess.Run(
            LocalProcess.CrashHost,
            [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0"],
            new Dictionary<string, string> { ["CRASHHOST_KILL_AT"] = $"{killAt}" }
        );

    private async Task<string> CheckOutAndDie(int step)
    {
        await using var process = Start(step);
        using var client = new CartsClient(await process.Address(), _folder.StorePath);
        var created = await client.Create(CartsClient.Body(2, "two groups"));
        created.Is(HttpStatusCode.Created);
        await Assert.ThrowsAnyAsync<Exception>(() => client.Checkout(created.CartId));
        Assert.NotEqual(0, await process.Exit());
        return created.CartId;
    }

    // Past the owners: asking one would wake the cart.
    private static async Task Settles(LocalService service, string cart)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var state = service.Store.Of(new CartKey(CartsClient.Customer, Guid.Parse(cart)));
        while ((await state.Read(default))!.Status is not CartStatus.Ordered)
            await Task.Delay(10, patience.Token);
    }

    private async Task OrdersAreComplete(CartsClient client, string cart, HttpStatusCode expected)
    {
        var answer = await client.Checkout(cart);
        answer.Is(expected);
        var orders = answer.Json.GetProperty("orders").EnumerateArray().ToArray();
        Assert.Equal(["one_time", "monthly"], orders.Select(order => order.GetProperty("billingCycle").GetString()));
        Assert.Equal([1, 2], orders.Select(order => order.GetProperty("lineItems").GetArrayLength()));
        Assert.False(answer.Json.TryGetProperty("orderErrors", out _));

        (await client.Checkout(cart)).Is(HttpStatusCode.OK);
        using var session = SqlSession.Open(_folder.StorePath, SqliteOpenMode.ReadOnly);
        Assert.Equal(2, session.Scalar("SELECT count(*) FROM orders"));
        Assert.Equal(3, session.Scalar("SELECT count(*) FROM order_lines"));
    }
}
