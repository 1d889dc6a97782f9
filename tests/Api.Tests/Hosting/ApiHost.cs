using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Engine;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>The HTTP API on a real Kestrel, on a free port of the loopback address.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public const string Carts = "/v1/customers/4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/carts";

    /// <summary>A cart of one line.</summary>
    public const string Body = """{"lineItems":[{"catalogItemId":"a:b:c","quantity":1,"billingCycle":"monthly"}]}""";

    public static readonly Guid Partner = new("11111111-2222-4333-8444-555555555555");
    public static readonly Guid User = new("7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893");

    private readonly WebApplication _app;

    private ApiHost(WebApplication app, ManualTimeProvider clock, MemoryCarts memory, DevelopmentKey key, LogLines log)
    {
        (_app, Clock, Memory, Key, Log) = (app, clock, memory, key, log);
        Address = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());
    }

    public ManualTimeProvider Clock { get; }

    public MemoryCarts Memory { get; }

    public MemoryOrders Orders => Services.GetRequiredService<MemoryOrders>();

    public DevelopmentKey Key { get; }

    public LogLines Log { get; }

    public Uri Address { get; }

    /// <summary>Has a token of <see cref="User"/> of <see cref="Partner"/>.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<ApiHost> Start(params (string Key, string Value)[] settings) => Start(_ => { }, settings);

    public static Task<ApiHost> Start(
        Action<WebApplicationBuilder> configure,
        params (string Key, string Value)[] settings
    ) => Start("Development", "http://127.0.0.1:0", configure, settings);

    /// <param name="environment">The environment's name.</param>
    /// <param name="urls">Where to listen; the client uses the first.</param>
    /// <param name="configure">
    /// Changes what is registered, before the HTTP API is. A registered <c>Action&lt;IEndpointRouteBuilder&gt;</c> adds
    /// routes.
    /// </param>
    /// <param name="settings">Configuration.</param>
    public static async Task<ApiHost> Start(
        string environment,
        string urls,
        Action<WebApplicationBuilder> configure,
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)
        );
        builder.WebHost.UseUrls(urls);
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        var clock = new ManualTimeProvider();
        var memory = new MemoryCarts(clock);
        var key = new DevelopmentKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ICarts>(memory);
        builder.Services.AddSingleton<ReloadedOptions<OrdersOptions>>();
        builder.Services.AddSingleton<CartOperations>();
        builder.Services.AddSingleton<OrderOperations>();
        builder.Services.AddSingleton<SubscriptionOperations>();
        builder.Services.AddSingleton<PromotionOperations>();
        builder.Services.AddSingleton<MemoryOrders>();
        builder.Services.AddSingleton<IOrderStore>(provider => provider.GetRequiredService<MemoryOrders>());
        builder.Services.AddSingleton<ICatalogSource>(provider => provider.GetRequiredService<MemoryOrders>());
        builder.Services.AddSingleton(key);
        configure(builder);
        builder.AddCartsApi();
        var app = builder.Build();
        app.UseCartsApi();
        foreach (var map in app.Services.GetServices<Action<IEndpointRouteBuilder>>())
            map(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ApiHost(app, clock, memory, key, log);
    }

    public string Token(Guid? partner = null) =>
        Key.CreateToken(partner ?? Partner, null, User, TimeSpan.FromHours(1), Clock.GetUtcNow());

    public Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        string? body = null,
        params (string Name, string Value)[] headers
    ) => Send(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        HttpContent? body,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return Client.SendAsync(request);
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
