using Microsoft.Extensions.Logging;

namespace PartnerCarts.Conformance;

/// <summary>
/// Sends secrets everywhere that a request has room for them, on good and on bad ways, and looks at everything that is
/// logged. That the watch would find them is shown, too.
/// </summary>
public abstract class LogSecretsTests(ConformanceHost host, Func<ILoggerFactory> loggers)
{
    private const string Secret = SecretWatch.Mark + "-9f1b";

    private readonly PartnerClient _client = new(host);

    [Fact]
    public async Task Secrets_InEveryPartOfARequest_AreNotLogged()
    {
        host.Logs.TakeLeaks();
        var line = Body.OneTime(
            1,
            $$"""
            "friendlyName":"{{Secret}}","provisioningContext":{"scope":"{{Secret}}","{{Secret}}":"1"},"participants":[{"key":"transaction_reseller","value":"{{Secret}}"}]
            """
        );
        var id = await _client.NewCartId(line);
        await _client.Put(id, Body.Cart(line));
        await _client.Get(id, ("If-Match", Secret));
        await _client.Put(id, Body.Cart(line), ("If-Match", Secret));
        await _client.Checkout(id, ("x-ms-customeruser-upn", $"{Secret}@contoso.example"));
        await _client.Put(id, Body.Cart(line));

        await _client.Create($"{{\"{Secret}\"");
        await _client.Create(Body.Cart(Body.Line(Secret)));
        await _client.Create(Body.Cart(Body.Line(Items.Monthly, Secret)));
        await _client.Create(Body.Cart(line.Replace("\"1\"", $"[\"{Secret}\"]", StringComparison.Ordinal)));
        await _client.Checkout(id, ("x-ms-customeruser-upn", Secret + new string('u', 2000)));
        await _client.Get(id, ("Authorization", $"Bearer {Secret}"));
        await _client.Get(id, ("Authorization", $"Bearer {host.ForgedToken(_client.Partner)}"));
        await _client.Get(id, ("Authorization", $"Basic {Secret}"));
        await RawConnection.Exchange(
            host.BaseAddress,
            $"GET {_client.CartPath(id)} HTTP/1.1\r\nHost: localhost\r\nAuthorization Bearer {Secret}\r\n\r\n"
        );
        await using (await host.StoreOutage())
        {
            await _client.Create(Body.Cart(line));
            await _client.Checkout(
                await Task.FromResult(Guid.NewGuid().ToString()),
                ("x-ms-customeruser-upn", $"{Secret}@contoso.example")
            );
        }

        Assert.Empty(host.Logs.TakeLeaks());
        Assert.True(host.Logs.Seen.BelowInformation > 50, $"{host.Logs.Seen}: the watch sees too little.");
    }

    [Fact]
    public void Secret_ThatIsLogged_IsFound()
    {
        var logger = loggers().CreateLogger("PartnerCarts.Canary");
        host.Logs.TakeLeaks();

#pragma warning disable CA1848, CA2254, CA1873 // A log that nobody should copy.
        logger.LogTrace($"text {Secret}");
        logger.LogDebug("value {Value}", new[] { Secret });
        logger.LogError(new InvalidOperationException("outer", new IOException(Secret)), "exception");
        using (logger.BeginScope(new Dictionary<string, object> { ["user"] = Secret }))
            logger.LogInformation("scope");
        logger.LogInformation("token {Token}", host.Token(_client.Partner));
#pragma warning restore CA1848, CA2254, CA1873

        Assert.Equal(5, host.Logs.TakeLeaks().Count);
    }
}
