using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Api.Tests.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class RouteTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Cart_CreatedReadAndUpdated_HasTheContractsStatuses()
    {
        var created = await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        var path = $"{ApiHost.Carts}/{(await Json(created)).GetProperty("id").GetString()}";
        var read = await _host.Send(HttpMethod.Get, path);
        var updated = await _host.Send(
            HttpMethod.Put,
            path,
            ApiHost.Body.Replace("\"quantity\":1", "\"quantity\":2", StringComparison.Ordinal)
        );

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created),
            (created.StatusCode, read.StatusCode, updated.StatusCode)
        );
        Assert.Equal(created.Headers.ETag, read.Headers.ETag);
        Assert.NotEqual(created.Headers.ETag, updated.Headers.ETag);
        var cart = await Json(updated);
        Assert.Equal(2, cart.GetProperty("lineItems")[0].GetProperty("quantity").GetInt32());
        Assert.Equal(
            $"\"{cart.GetProperty("attributes").GetProperty("etag").GetString()}\"",
            updated.Headers.ETag!.Tag
        );
        Assert.Equal(ApiHost.User.ToString(), cart.GetProperty("lastModifiedUser").GetString());
    }

    [Theory]
    [InlineData("{0}/")]
    [InlineData("{0}")]
    public async Task Update_WithOrWithoutTrailingSlash_IsNotRedirected(string form)
    {
        var path = await CreateCart();

        var updated = await _host.Send(
            HttpMethod.Put,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, path),
            ApiHost.Body
        );

        Assert.Equal(HttpStatusCode.Created, updated.StatusCode);
    }

    [Theory]
    [InlineData("/V1/Customers/{0}/CARTS/{1}")]
    [InlineData("/v1/customers/{0}/carts/{1}/")]
    [InlineData("/v1/customers/%7B{0}%7D/carts/%7B{1}%7D")]
    [InlineData("/v1/customers/%7b{0}%7d/carts/{1}?x=1")]
    public async Task Get_IdsInAnyForm_AreTheSameCart(string form)
    {
        var path = await CreateCart();
        var (customer, cart) = (path.Split('/')[3].ToUpperInvariant(), path.Split('/')[5].ToUpperInvariant());

        var read = await _host.Send(
            HttpMethod.Get,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, customer, cart)
        );

        Assert.Equal(cart.ToLowerInvariant(), (await Json(read)).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/carts", "POST")]
    [InlineData("PATCH", "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/carts/", "POST")]
    [InlineData("DELETE", "/v1/customers/x/carts/y", "GET, PUT")]
    [InlineData("POST", "/v1/customers/x/carts/y", "GET, PUT")]
    [InlineData("OPTIONS", "/v1/customers/x/carts/y", "GET, PUT")]
    [InlineData("BREW", "/v1/customers/x/carts/y/", "GET, PUT")]
    [InlineData("GET", "/v1/customers/x/carts/y/checkout", "POST")]
    [InlineData("PUT", "/v1/customers/x/carts/y/checkout/", "POST")]
    [InlineData("POST", "/v1/customers/x/orders/y", "GET, PATCH")]
    public async Task Method_NotOfTheRoute_Is405WithAllow(string method, string path, string allow)
    {
        var response = await _host.Send(new HttpMethod(method), path);

        Assert.Contains(allow, await response.AssertFault(405, 405), StringComparison.Ordinal);
        Assert.Equal(allow, string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v2/customers/x/carts")]
    [InlineData("/v1/customers/x/orders/y/attachments")]
    [InlineData("/v1/customers/x/carts/y/lineitems")]
    [InlineData("/v1/customers/x//carts")]
    [InlineData("/favicon.ico")]
    public async Task Route_Unknown_Is404WithFault(string path) =>
        await (await _host.Send(HttpMethod.Get, path)).AssertFault(404, 1000);

    [Fact]
    public async Task Head_OfACart_Is405WithoutBody()
    {
        var response = await _host.Send(HttpMethod.Head, $"{ApiHost.Carts}/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("POST", "/v1/customers/contoso/carts")]
    [InlineData("GET", "/v1/customers/4e7d2a901b6f4c83b0de93a5f2c81d47/carts/x")]
    [InlineData("PUT", "/v1/customers/%20/carts/x")]
    [InlineData("POST", "/v1/customers/contoso/carts/x/checkout")]
    [InlineData("GET", "/v1/customers/contoso/orders/x")]
    public async Task CustomerId_NoGuid_IsRefusedBeforeTheBody(string method, string path) =>
        await (await _host.Send(new HttpMethod(method), path, method == "GET" ? null : "not json")).AssertFault(
            400,
            900118
        );

    [Fact]
    public async Task CartId_NoGuid_IsNotFoundAfterTheBody()
    {
        await (await _host.Send(HttpMethod.Get, $"{ApiHost.Carts}/x")).AssertFault(404, 800008);
        await (await _host.Send(HttpMethod.Put, $"{ApiHost.Carts}/x", ApiHost.Body)).AssertFault(404, 800008);
        await (await _host.Send(HttpMethod.Post, $"{ApiHost.Carts}/x/checkout", "\"success\"")).AssertFault(
            404,
            800008
        );
        await (await _host.Send(HttpMethod.Put, $"{ApiHost.Carts}/x", "not json")).AssertFault(400, 800002);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Created)]
    [InlineData(false, HttpStatusCode.OK)]
    public async Task Checkout_StatusTellsWhetherItMadeOrders(bool madeOrders, HttpStatusCode expected)
    {
        _host.Memory.Instead = (_, _, _) =>
            Task.FromResult<CartReply>(Samples.DocumentedCheckout with { MadeOrders = madeOrders });

        var response = await _host.Send(HttpMethod.Post, $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout", (string?)null);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            "CartCheckoutResult",
            (await Json(response)).GetProperty("attributes").GetProperty("objectType").GetString()
        );
        Assert.Equal($"\"{CartETag.Of(Samples.DocumentedCheckout.Cart)}\"", response.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"success\"")]
    [InlineData("{}")]
    [InlineData("<not json")]
    public async Task Checkout_AnyBody_IsPassedOn(string body)
    {
        _host.Memory.Instead = (_, _, _) => Task.FromResult<CartReply>(Samples.DocumentedCheckout);

        var response = await _host.Send(HttpMethod.Post, $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout/", body);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            IdempotencyKey.HashOf(System.Text.Encoding.UTF8.GetBytes(body)),
            ((CartCommand.BeginCheckout)_host.Memory.Sent.Single().Command).Idempotency.Body
        );
    }

    [Fact]
    public async Task Order_ThatWasMade_CanBeRead()
    {
        _host.Orders.Order = Samples.DocumentedOrder;
        var path = $"/v1/customers/{Samples.Key.CustomerId}/orders/";

        var found = await _host.Send(HttpMethod.Get, path + "a1b2c3d4e5f6");
        var missing = await _host.Send(HttpMethod.Get, path + "a1b2c3d4e5f7");

        Assert.Equal("a1b2c3d4e5f6", (await Json(found)).GetProperty("id").GetString());
        await missing.AssertFault(404, 20000);
    }

    private async Task<string> CreateCart()
    {
        var created = await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        return $"{ApiHost.Carts}/{(await Json(created)).GetProperty("id").GetString()}";
    }

    private static Task<JsonElement> Json(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>();
}
