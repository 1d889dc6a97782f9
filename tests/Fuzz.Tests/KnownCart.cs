using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>A cart of another partner, which no mutated request may change.</summary>
internal sealed class KnownCart
{
    private readonly HttpClient _client;
    private readonly string _path;
    private readonly string _content;

    private KnownCart(HttpClient client, string path, string content)
    {
        _client = client;
        _path = path;
        _content = content;
    }

    public static async Task<KnownCart> Create(IPEndPoint server, string token, Guid customer)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://{server}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var body = new StringContent(
            """{"lineItems":[{"catalogItemId":"DZH318Z0BQ36:004G:DZH318Z08C0S","quantity":7,"billingCycle":"one_time","friendlyName":"known","provisioningContext":{"subscriptionId":"1C461A25-F729-4FA5-AADB-280947DD05E8","scope":"shared"}}]}""",
            Encoding.UTF8,
            "application/json"
        );
        var response = await client.PostAsync(new Uri($"/v1/customers/{customer:D}/carts", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var content = await response.Content.ReadAsStringAsync();
        var id = System.Text.Json.Nodes.JsonNode.Parse(content)!["id"]!.GetValue<string>();
        return new KnownCart(client, $"/v1/customers/{customer:D}/carts/{id}", content);
    }

    public async Task AssertUnchanged() =>
        Assert.Equal(_content, await _client.GetStringAsync(new Uri(_path, UriKind.Relative)));
}
