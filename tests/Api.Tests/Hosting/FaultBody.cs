using System.Net.Http.Json;
using System.Text.Json;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>
/// Checks that an answer is a fault in the contract's form (contract.md 8.1), with its status and code.
/// </summary>
internal static class FaultBody
{
    public static async Task<string> AssertFault(this HttpResponseMessage response, int status, int code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var fault = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["code", "description", "data", "source"], fault.EnumerateObject().Select(member => member.Name));
        Assert.Equal(code, fault.GetProperty("code").GetInt32());
        Assert.All(fault.GetProperty("data").EnumerateArray(), entry => Assert.NotEqual("", entry.GetString()));
        Assert.Equal("PartnerFD", fault.GetProperty("source").GetString());
        var description = fault.GetProperty("description").GetString()!;
        Assert.InRange(description.Length, 1, 1024);
        foreach (var header in (string[])["MS-RequestId", "MS-CorrelationId", "X-Locale", "MS-CV", "MS-ServerId"])
            Assert.True(response.Headers.Contains(header), header);
        return description;
    }
}
