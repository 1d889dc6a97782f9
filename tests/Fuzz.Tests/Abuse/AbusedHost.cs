using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api;
using PartnerCarts.Local;

namespace PartnerCarts.Fuzz.Tests.Abuse;

/// <summary>Local on a free port, an attacker's token, and a bystander who must not notice anything.</summary>
public sealed class AbusedHost : IAsyncLifetime
{
    /// <summary>A cart of one line.</summary>
    public const string Cart =
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-abuse-").FullName;
    private readonly HttpClient _bystander = new() { Timeout = Patience };
    private WebApplication _app = null!;

    public IPEndPoint Server { get; private set; } = null!;

    public static string CartsPath { get; } = $"/v1/customers/{Guid.NewGuid()}/carts";

    public string Token { get; private set; } = null!;

    internal HttpClient Attacker { get; } =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { Timeout = Patience };

    public async Task InitializeAsync()
    {
        // So few in memory that what grows with their number would show.
        _app = LocalHost.Build([
            "--urls",
            "http://127.0.0.1:0",
            "--Store:Path",
            Path.Combine(_folder, "carts.db"),
            "--Store:ActiveCarts",
            "1000",
            "--environment",
            "Development",
        ]);
        await _app.StartAsync();
        var address = new Uri(
            _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
        Server = new IPEndPoint(IPAddress.Loopback, address.Port);
        Token = NewToken();
        Attacker.BaseAddress = _bystander.BaseAddress = address;
        Attacker.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        _bystander.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", NewToken());
    }

    public async Task DisposeAsync()
    {
        Attacker.Dispose();
        _bystander.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Bytes that are in use, all garbage collected.</summary>
    public static long MemoryInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Another partner's whole walk through a cart works.</summary>
    public async Task AssertServesOthers()
    {
        var created = await _bystander.PostAsync(CartsPath, Json(Cart));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var cart = System.Text.Json.JsonDocument.Parse(await created.Content.ReadAsStringAsync());
        var path = $"{CartsPath}/{cart.RootElement.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await _bystander.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await _bystander.PutAsync(path, Json(Cart))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await _bystander.PostAsync($"{path}/checkout", null)).StatusCode);
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>The bytes of a request with the attacker's token; more header lines end in CR LF each.</summary>
    internal byte[] Raw(string method, string path, string body = "", string more = "") =>
        Encoding.Latin1.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + $"{Token}\r\n{more}Content-Length: {body.Length}\r\n\r\n{body}"
        );

    private string NewToken() =>
        _app
            .Services.GetRequiredService<DevelopmentKey>()
            .CreateToken(Guid.NewGuid(), null, Guid.NewGuid(), TimeSpan.FromHours(12), DateTimeOffset.UtcNow);
}
