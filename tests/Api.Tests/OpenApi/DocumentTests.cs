using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Api.Tests.Reading;
using PartnerCarts.Api.Tests.Writing;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.OpenApi;

public sealed class DocumentTests : IAsyncLifetime
{
    private ApiHost _host = null!;
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.Start();
        using var anybody = new HttpClient { BaseAddress = _host.Address };
        _document = await anybody.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Answers_AllTogether_AreExactlyWhatIsDescribed()
    {
        var check = new SchemaCheck(_document);
        check.Check(Samples.Json(json => CartWriter.Write(json, Samples.Documented, "tag")), "Cart");
        check.Check(Samples.Json(json => CartWriter.Write(json, Samples.Full, "tag")), "Cart");
        check.Check(Samples.Json(json => CheckoutWriter.Write(json, Samples.DocumentedCheckout)), "CartCheckoutResult");
        check.Check(Samples.Json(json => OrderWriter.Write(json, Samples.FullView, withPrices: true)), "Order");
        check.Check(Samples.Json(json => OrderWriter.Write(json, Samples.LegacyView, withPrices: true)), "Order");

        // Links never have headers; their form is the contract's.
        var described = check
            .MembersOf("Cart")
            .Concat(check.MembersOf("CartCheckoutResult"))
            .Where(member => !member.StartsWith("LinkHeader.", StringComparison.Ordinal));
        Assert.Equal(described.Distinct().Order(), check.Met.Order());
    }

    [Fact]
    public void AnswersOfTheCatalog_AllTogether_AreExactlyWhatIsDescribed()
    {
        var check = new SchemaCheck(_document);
        foreach (var (schema, write) in CatalogSamples.Answers)
            check.Check(Samples.Json(write), schema);

        var described = CatalogSamples
            .Answers.SelectMany(answer => check.MembersOf(answer.Schema))
            .Where(member =>
                !member.StartsWith("LinkHeader.", StringComparison.Ordinal) && member != "Attributes.etag"
            );
        Assert.Equal(described.Distinct().Order(), check.Met.Order());
    }

    [Fact]
    public async Task Fault_AsSent_IsWhatIsDescribed()
    {
        var response = await _host.Send(HttpMethod.Get, "/nowhere");

        new SchemaCheck(_document).Check(await response.Content.ReadFromJsonAsync<JsonElement>(), "Fault");
    }

    [Fact]
    public async Task Throttling_AsSent_IsWhatIsDescribed()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerReads", "1"));
        await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");

        var response = await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");

        new SchemaCheck(_document).Check(await response.Content.ReadFromJsonAsync<JsonElement>(), "Throttled");
    }

    [Fact]
    public void Requests_EveryDescribedMember_IsRead()
    {
        var schemas = _document.GetProperty("components").GetProperty("schemas");
        // An id that is none counts as absent, so it alone cannot be refused.
        Assert.Equal(7, Draft.OfLine("\"id\":7").Id);
        foreach (
            var member in schemas
                .GetProperty("CartLineItemRequest")
                .GetProperty("properties")
                .EnumerateObject()
                .Where(member => member.Name != "id")
        )
            Assert.StartsWith(
                $"lineItems[0].{member.Name}",
                Draft.RefusalOfLine($"\"{member.Name}\":[[]]").Description,
                StringComparison.Ordinal
            );
        Assert.Equal(
            ["lineItems", "partnerOnRecordAttestationAccepted"],
            schemas.GetProperty("CartRequest").GetProperty("properties").EnumerateObject().Select(member => member.Name)
        );
    }

    [Fact]
    public void Routes_EveryOneOfTheApi_IsDescribedWithItsStatuses()
    {
        var routes = _host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<HttpMethodMetadata>()
                    ?.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}")
                ?? []
            );

        var described = _document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}")
            );

        Assert.Equal(routes.Order(), described.Order());
        foreach (
            var operation in _document
                .GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject())
        )
        {
            var responses = operation.Value.GetProperty("responses");
            foreach (var status in (string[])["400", "401", "403", "500", "503"])
                Assert.EndsWith("/Fault", Schema(responses.GetProperty(status)), StringComparison.Ordinal);
            Assert.EndsWith("/Throttled", Schema(responses.GetProperty("429")), StringComparison.Ordinal);
            Assert.All(responses.EnumerateObject(), response =>
                Assert.True(response.Value.GetProperty("headers").TryGetProperty("MS-RequestId", out _))
            );
            Assert.Equal("bearer", operation.Value.GetProperty("security")[0].EnumerateObject().Single().Name);
            Assert.True(operation.Value.GetProperty("description").GetString()!.Length > 0);
        }
    }

    [Theory]
    [InlineData("post", "/v1/customers/{customerId}/carts", "201 400 401 403 429 500 503", "CartRequest", "Cart")]
    [InlineData("get", "/v1/customers/{customerId}/carts/{cartId}", "200 400 401 403 404 429 500 503", null, "Cart")]
    [InlineData(
        "put",
        "/v1/customers/{customerId}/carts/{cartId}",
        "201 400 401 403 404 409 429 500 503",
        "CartRequest",
        "Cart"
    )]
    [InlineData(
        "post",
        "/v1/customers/{customerId}/carts/{cartId}/checkout",
        "200 201 400 401 403 404 409 429 500 503",
        null,
        "CartCheckoutResult"
    )]
    [InlineData("get", "/v1/customers/{customerId}/orders/{orderId}", "200 400 401 403 404 429 500 503", null, "Order")]
    public void Operation_StatusesAndBodies_AreTheContracts(
        string method,
        string path,
        string statuses,
        string? request,
        string answer
    )
    {
        var operation = _document.GetProperty("paths").GetProperty(path).GetProperty(method);
        var responses = operation.GetProperty("responses");

        Assert.Equal(statuses.Split(' '), responses.EnumerateObject().Select(response => response.Name).Order());
        Assert.All(responses.EnumerateObject().Where(response => response.Name[0] == '2'), response =>
            Assert.EndsWith($"/{answer}", Schema(response.Value), StringComparison.Ordinal)
        );
        Assert.Equal(request is not null, operation.TryGetProperty("requestBody", out var body));
        if (request is not null)
            Assert.EndsWith($"/{request}", Schema(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(BillingCycle), "BillingCycle")]
    [InlineData(typeof(ParticipantKind), "ParticipantType")]
    public void Enum_AllValues_AreDescribed(Type type, string schema)
    {
        var values = _document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty(schema)
            .GetProperty("enum")
            .EnumerateArray()
            .Select(value => value.GetString());

        Assert.Equal(Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), values);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Route_OpenToAll_NeedsNoToken(string path)
    {
        using var anybody = new HttpClient { BaseAddress = _host.Address };

        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    private static string Schema(JsonElement content) =>
        content
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema")
            .GetProperty("$ref")
            .GetString()!;
}
