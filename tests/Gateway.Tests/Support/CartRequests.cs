using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PartnerCarts.Gateway.Tests.Support;

internal static class CartRequests
{
    private const string Body =
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":5,"billingCycle":"monthly"}]}""";

    public static HttpRequestMessage Create(WebApplication gateway) =>
        With(
            gateway,
            new(HttpMethod.Post, $"/v1/customers/{Guid.NewGuid()}/carts")
            {
                Content = new StringContent(Body, Encoding.UTF8, "application/json"),
            }
        );

    private static HttpRequestMessage With(WebApplication gateway, HttpRequestMessage request)
    {
        var now = gateway.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            TestCluster.KeyOf(gateway).CreateToken(Guid.NewGuid(), null, null, TimeSpan.FromHours(1), now)
        );
        return request;
    }
}
