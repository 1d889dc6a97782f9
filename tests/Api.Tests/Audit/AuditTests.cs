using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>What is recorded of requests, as it stands in the files.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Customer = "4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47";

    private readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Change_Accepted_IsRecordedWithWhoWhatAndItsIds()
    {
        await using var host = await Start();
        var response = await host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            ApiHost.Body,
            ("MS-RequestId", "request-1"),
            ("MS-CorrelationId", "correlation-1")
        );
        using var cart = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var id = cart.RootElement.GetProperty("id").GetString();
        await host.Send(HttpMethod.Put, $"{ApiHost.Carts}/{id}", ApiHost.Body);
        await host.Stop();

        var entries = _folder.Entries();
        Assert.Equal(["create", "update"], entries.Select(entry => entry.Text("event")));
        Assert.All(entries, entry =>
        {
            Assert.Equal(1, entry.GetProperty("v").GetInt32());
            Assert.Equal("accepted", entry.Text("outcome"));
            Assert.Equal(201, entry.GetProperty("status").GetInt32());
            Assert.Equal(
                (ApiHost.Partner.ToString(), ApiHost.User.ToString()),
                (entry.Text("tenant"), entry.Text("user"))
            );
            Assert.Equal((Customer, id), (entry.Text("customer"), entry.Text("cart")));
            Assert.Equal("127.0.0.1", entry.Text("from"));
            Assert.Equal(host.Clock.GetUtcNow(), entry.GetProperty("time").GetDateTimeOffset());
        });
        Assert.Equal(("request-1", "correlation-1"), (entries[0].Text("request"), entries[0].Text("correlation")));
        Assert.Equal([1, 2], entries.Select(entry => entry.GetProperty("n").GetInt32()));
        Assert.Single(entries.Select(entry => entry.Text("run")).Distinct());
    }

    /// <summary>A change takes a place in the log, which only an entry gives back.</summary>
    [Fact]
    public async Task Routes_ThatChangeSomething_NameItForTheLog()
    {
        await using var host = await Start();

        Assert.All(
            host.Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<Operation>() is not null
                    && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.All(method => method != "GET")
                    // Some are asked by POST, and only read.
                    && endpoint.Metadata.GetMetadata<Operation>()!.Policy != CartsPolicies.Read
                ),
            endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Operation>()!.Change)
        );
    }

    /// <summary>An SDK sends each refusal five times at once (contract.md 15.2).</summary>
    [Theory]
    [InlineData("POST", "", "{", 400)]
    [InlineData("PUT", "/5c3d2a90-1b6f-4c83-b0de-93a5f2c81d47", ApiHost.Body, 404)]
    [InlineData("GET", "/5c3d2a90-1b6f-4c83-b0de-93a5f2c81d47", null, 404)]
    public async Task Refusal_SentFiveTimes_IsRecordedOnce(string method, string path, string? body, int status)
    {
        await using var host = await Start();
        for (var i = 0; i < 5; i++)
        {
            var answer = await host.Send(new HttpMethod(method), ApiHost.Carts + path, body, ("MS-RequestId", "r1"));
            Assert.Equal(status, (int)answer.StatusCode);
        }

        await host.Send(new HttpMethod(method), ApiHost.Carts + path, body, ("MS-RequestId", "r2"));
        await host.Stop();

        Assert.Equal(["r1", "r2"], _folder.Entries().Select(entry => entry.Text("request")));
    }

    [Fact]
    public async Task Change_Refused_IsRecordedWithItsCode()
    {
        await using var host = await Start();
        await host.Send(HttpMethod.Post, ApiHost.Carts, "{");
        await host.Send(HttpMethod.Put, $"{ApiHost.Carts}/{Guid.NewGuid()}", ApiHost.Body);
        await host.Stop();

        Assert.Equal([("create", "refused", 800002), ("update", "refused", 800008)], _folder.Entries().Select(Summary));
    }

    [Fact]
    public async Task Access_Refused_IsRecordedWithoutACaller()
    {
        await using var host = await Start();
        var cart = Guid.NewGuid();
        await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{cart}");
        host.Client.DefaultRequestHeaders.Authorization = null;
        await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{cart}");
        await host.Send(HttpMethod.Post, $"{ApiHost.Carts}/{cart}/checkout");
        await host.Stop();

        var entries = _folder.Entries();
        Assert.Equal(
            [("access", "refused", 800008), ("access", "refused", 800001), ("checkout", "refused", 800001)],
            entries.Select(Summary)
        );
        Assert.Equal([true, false, false], entries.Select(entry => entry.TryGetProperty("tenant", out _)));
        Assert.All(entries, entry => Assert.Equal(cart.ToString(), entry.Text("cart")));
    }

    [Fact]
    public async Task Reads_AndWhatIsNoRequestOfOurs_LeaveNoEntry()
    {
        await using var host = await Start();
        await host.Send(HttpMethod.Get, "/health/live");
        await host.Send(HttpMethod.Post, "/nowhere", "{}");
        await host.Send(HttpMethod.Delete, ApiHost.Carts);
        await host.Stop();

        Assert.Empty(_folder.Entries());
    }

    [Fact]
    public async Task Change_WhoseOutcomeIsUnknown_SaysSo()
    {
        await using var host = await Start();
        host.Memory.Instead = (_, _, _) => throw new IOException("disk");
        await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        host.Memory.Instead = (_, _, _) =>
            Task.FromResult<CartReply>(new CartReply.Refused(new Refusal(RefusalCode.OrderInProgress, "later")));
        await host.Send(HttpMethod.Post, $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout");
        await host.Stop();

        Assert.Equal(
            [("create", "unknown", 800003), ("checkout", "unknown", 800060)],
            _folder.Entries().Select(Summary)
        );
    }

    // Whatever a client sends stays inside its member of its line.
    [Fact]
    public async Task Ids_WithQuotesAndEscapes_DoNotBreakTheLine()
    {
        await using var host = await Start();
        await host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            ApiHost.Body,
            ("MS-CorrelationId", "\"},{\"v\":1,\"event\":\"erase\"\\u001b[2J")
        );
        await host.Send(HttpMethod.Put, $"{ApiHost.Carts}/%0A%1B[31m{{\"v\":1}}", ApiHost.Body);
        await host.Stop();

        var entries = _folder.Entries();
        Assert.Equal(2, entries.Count);
        Assert.Equal("\"},{\"v\":1,\"event\":\"erase\"\\u001b[2J", entries[0].Text("correlation"));
        Assert.False(entries[1].TryGetProperty("cart", out _));
        Assert.DoesNotContain(_folder.Text(), text => text is '\u001b' or '\r');
    }

    [Fact]
    public async Task Entries_HoldNoTokenProvisioningValueOrUserName()
    {
        const string Secret = "Cn4ry-9f1b";
        await using var host = await Start();
        await host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            ApiHost.Body.Replace(
                "\"quantity\"",
                $"\"provisioningContext\":{{\"scope\":\"{Secret}\"}},\"friendlyName\":\"{Secret}\",\"quantity\"",
                StringComparison.Ordinal
            )
        );
        await host.Send(
            HttpMethod.Post,
            $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout",
            "\"success\"",
            ("x-ms-customeruser-upn", $"{Secret}@contoso.example")
        );
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        await host.Stop();

        Assert.Equal(3, _folder.Entries().Count);
        Assert.DoesNotContain(Secret, _folder.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", _folder.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_NothingIsWritten()
    {
        await using var host = await ApiHost.Start(("Audit:Folder", _folder.Path));
        await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        await host.Stop();

        Assert.Empty(_folder.Entries());
    }

    private Task<ApiHost> Start() => ApiHost.Start(("Audit:Target", "File"), ("Audit:Folder", _folder.Path));

    private static (string, string, int) Summary(JsonElement entry) =>
        (entry.Text("event")!, entry.Text("outcome")!, entry.GetProperty("code").GetInt32());
}
