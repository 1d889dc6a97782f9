namespace PartnerCarts.Conformance;

/// <summary>
/// Items that change between a cart and its checkout (contract.md 8.3, rows 400019 and 800010). A host and a catalog
/// file of its own for each case.
/// </summary>
public abstract class CatalogChangeCases(ConformanceHost host) : ConformanceCases(host), IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
    private ConformanceHost _host = null!;
    private PartnerClient _client = null!;

    public async Task InitializeAsync()
    {
        File.Copy(ConformanceHost.CatalogPath, _file);
        _host = await Host.Start(("Carts:Catalog", _file));
        _client = new PartnerClient(_host);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        File.Delete(_file);
    }

    [Fact]
    [Races]
    public async Task Item_GoneSinceTheCart_OrdersNothing()
    {
        var id = await _client.NewCartId(Body.OneTime(), Body.Line(Items.Scarce));
        await Change(Items.Scarce, "SCARCE:0001:OTHER", 10001);

        (await _client.Checkout(id)).ShouldFail(404, 400019);

        Assert.Equal("Active", (await _client.Get(id)).ShouldBe(200).Text("status"));
        (await _client.Put(id, Body.Cart(Body.OneTime()))).ShouldBe(201);
        Assert.Equal(1, (await _client.Checkout(id)).ShouldBe(201).Count("orders"));
    }

    [Fact]
    [Races]
    public async Task Stock_GoneSinceTheCart_IsAnOrderError()
    {
        var id = await _client.NewCartId(Body.Line(Items.Scarce, quantity: 3));
        await Change("\"stock\": 3", "\"stock\": 0", 10003);

        var result = (await _client.Checkout(id)).ShouldBe(200);

        Assert.Equal(800010, result.Int("orderErrors.0.code"));
        Assert.Equal(0, result.Count("orders"));
    }

    /// <summary>Rewrites the catalog and waits until a new line with the item has the error.</summary>
    private async Task Change(string old, string replacement, int error)
    {
        var before = await File.ReadAllTextAsync(_file);
        var after = before.Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(_file, after);

        for (var i = 0; ; i++)
        {
            var line = (await _client.NewCart(Body.Line(Items.Scarce, quantity: 3))).At("lineItems.0");
            if (line.Has("error") && line.Int("error.errorCode") == error)
                return;
            Assert.True(i < 500, "The new catalog is not in use.");
            _host.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10);
        }
    }
}
