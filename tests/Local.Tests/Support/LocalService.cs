using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>The whole service in the tests' process, on a port of its own.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalService(WebApplication app) => _app = app;

    public static Caller Caller { get; } = new(SampleCarts.Partner, "7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893");

    public LocalCarts Carts => _app.Services.GetRequiredService<LocalCarts>();

    public SqliteStore Store => _app.Services.GetRequiredService<SqliteStore>();

    public Uri Address => new(_app.Urls.First());

    /// <param name="storePath">The database file.</param>
    /// <param name="configure">Replaces parts.</param>
    /// <param name="settings">As <c>--key=value</c>.</param>
    public static async Task<LocalService> Start(
        string storePath,
        Action<IServiceCollection>? configure = null,
        params string[] settings
    )
    {
        var app = LocalHost.Build(
            [$"--Store:Path={storePath}", "--urls=http://127.0.0.1:0", "--environment=Development", .. settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                configure?.Invoke(builder.Services);
            }
        );
        await app.StartAsync();
        return new LocalService(app);
    }

    /// <summary>Makes a cart and gives its key.</summary>
    public async Task<CartKey> Create(int quantity = 1)
    {
        var key = new CartKey(Guid.NewGuid(), Guid.NewGuid());
        var reply = await Carts.Send(
            key,
            new CartCommand.Create(Draft(quantity), Guid.NewGuid(), default),
            Caller,
            default
        );
        Assert.IsType<CartReply.Shown>(reply);
        return key;
    }

    public ValueTask<CartReply> Get(CartKey key) => Carts.Send(key, CartCommand.Get.Instance, Caller, default);

    public ValueTask<CartReply> Update(
        CartKey key,
        int quantity,
        string? ifMatch = null,
        CancellationToken cancellation = default
    ) => Carts.Send(key, new CartCommand.Update(Draft(quantity), ifMatch, default), Caller, cancellation);

    public static CartDraft Draft(int quantity) =>
        new()
        {
            Lines =
            [
                new LineDraft
                {
                    CatalogItemId = "PRODA:0001:AVAILA",
                    Quantity = quantity,
                    BillingCycle = BillingCycle.Monthly,
                },
            ],
        };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public static void Use<T>(IServiceCollection services, Func<IServiceProvider, T> make)
        where T : class => services.Replace(ServiceDescriptor.Singleton(make));
}
