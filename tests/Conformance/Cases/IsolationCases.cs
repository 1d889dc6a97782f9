using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>A cart exists for its partner and its customer only (contract.md 7.2; 8.3, row 800008).</summary>
public abstract class IsolationCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C40")]
    public async Task Cart_Unknown_IsNotFound() => await ShouldBeInvisible(Client, Guid.NewGuid().ToString());

    [Fact, Case("C40")]
    [Covering]
    public async Task Cart_OfAnotherCustomer_IsNotFound()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await ShouldBeInvisible(new PartnerClient(Host) { Partner = Client.Partner }, id);
        await ShouldBeUntouched(id);
    }

    [Fact, Case("C40")]
    [Covering]
    public async Task Cart_OfAnotherPartner_IsNotFound()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await ShouldBeInvisible(new PartnerClient(Host) { Customer = Client.Customer }, id);
        await ShouldBeUntouched(id);
    }

    [Fact]
    public async Task Cart_OrderedByAnotherPartner_IsNotFound()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        await ShouldBeInvisible(new PartnerClient(Host) { Customer = Client.Customer }, id);
    }

    [Fact]
    public async Task Fault_OfAForeignCart_TellsNothingAnUnknownOneDoesNot()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var stranger = new PartnerClient(Host) { Customer = Client.Customer };
        var unknown = Guid.NewGuid().ToString();

        var foreign = (await stranger.Get(id)).ShouldFail(404, 800008).Text("description");
        var absent = (await stranger.Get(unknown)).ShouldFail(404, 800008).Text("description");

        Assert.Equal(absent, foreign.Replace(id, unknown, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Cart_OfAColleague_IsShared()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var colleague = new PartnerClient(Host) { Partner = Client.Partner, Customer = Client.Customer };
        Assert.Equal(id, (await colleague.Get(id)).ShouldBe(200).Text("id"));
    }

    // The same request id and body from two tenants, or for two customers, are different requests.
    [Fact]
    public async Task Create_SameRequestElsewhere_IsAnotherCart()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = Body.Cart(Body.Monthly());
        PartnerClient[] clients =
        [
            Client,
            new(Host) { Customer = Client.Customer },
            new(Host) { Partner = Client.Partner },
        ];

        var ids = new HashSet<string>();
        foreach (var client in clients)
            ids.Add((await client.Create(body, request)).ShouldBe(201).Text("id"));

        Assert.Equal(3, ids.Count);
    }

    private static async Task ShouldBeInvisible(PartnerClient client, string id)
    {
        (await client.Get(id)).ShouldFail(404, 800008);
        (await client.Put(id, Body.Cart(Body.Monthly(9)))).ShouldFail(404, 800008);
        (await client.Checkout(id)).ShouldFail(404, 800008);
    }

    private async Task ShouldBeUntouched(string id)
    {
        JsonElement cart = (await Client.Get(id)).ShouldBe(200);
        Assert.Equal("Active", cart.Text("status"));
        Assert.Equal(1, cart.Int("lineItems.0.quantity"));
    }
}
