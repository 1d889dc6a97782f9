using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

/// <summary>What <see cref="EngineServices.AddCartsEngine"/> makes of a configuration, in a real host.</summary>
public sealed class HostStartTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly CatalogFileOnDisk _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Start_NothingConfigured_RunsWithAnOpenCatalog()
    {
        using var host = Host([]);

        await host.StartAsync();

        Assert.Same(Catalog.Open, host.Services.GetRequiredService<ICatalogSource>().Current);
        Assert.IsType<BuiltInOrderProcessor>(host.Services.GetRequiredService<IOrderProcessor>());
        await host.StopAsync();
    }

    [Theory]
    [InlineData(
        "Carts:Lifetime",
        "00:00:59",
        "Carts:Lifetime is 00:00:59; it must be between 00:01:00 and 49.00:00:00."
    )]
    [InlineData(
        "Carts:Lifetime",
        "50.00:00:00",
        "Carts:Lifetime is 50.00:00:00; it must be between 00:01:00 and 49.00:00:00."
    )]
    [InlineData(
        "Carts:ReplayWindow",
        "00:00:00",
        "Carts:ReplayWindow is 00:00:00; it must be between 00:01:00 and 49.00:00:00."
    )]
    [InlineData(
        "Orders:Timeout",
        "00:03:00",
        "Orders:Timeout is 00:03:00; it must be between 00:00:00.1000000 and 00:02:00."
    )]
    [InlineData("Orders:Delay", "-00:00:01", "Orders:Delay is -00:00:01; it must be between 00:00:00 and 00:10:00.")]
    [InlineData(
        "Orders:Fail:group1",
        "800020",
        "Orders:Fail:group1: \"group1\" is no order group; groups are 0, 1, … and OMS-0, OMS-1, … for legacy offers."
    )]
    public async Task Start_ValueOutOfRange_RefusesNamingKeyValueAndRange(string key, string value, string failure)
    {
        using var host = Host(new() { [key] = value });

        Assert.Equal(
            [failure],
            (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Failures
        );
    }

    [Theory]
    [InlineData(
        "Carts:Lifetme",
        "1.00:00:00",
        "Carts:Lifetme is no setting; known in Carts are Lifetime, OrderedRetention, ReplayWindow, PerPartner, "
            + "AcceptNewMembers, Catalog, PartnerAttestation, SavingsPlansNeedUser, SandboxCaps."
    )]
    [InlineData(
        "Orders:Fail",
        "800020",
        "Orders:Fail is \"800020\", and it takes entries with a key each: write Orders:Fail:<name> instead "
            + "(docs/configuration.md)."
    )]
    [InlineData(
        "Carts:Lifetime:Days",
        "1",
        "Carts:Lifetime:Days is no setting; Carts:Lifetime has a single value. Give Carts:Lifetime itself."
    )]
    [InlineData(
        "Orders:Fial:1",
        "800020",
        "Orders:Fial is no setting; known in Orders are Timeout, JoinWait, Delay, ProvisioningDelay, ListingDelay, "
            + "SandboxCancelling, Fail."
    )]
    public async Task Start_UnknownKey_RefusesNamingIt(string key, string value, string failure)
    {
        using var host = Host(new() { [key] = value });

        Assert.Equal(
            [failure],
            (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Failures
        );
    }

    [Theory]
    [InlineData("800001", "Orders:Fail:1 is 800001; it must be one of 2002, 2006, ")]
    [InlineData("no", "Orders:Fail:1 is \"no\"; it must be one of 2002, 2006, ")]
    public async Task Start_UnknownOrderError_RefusesNamingKeyAndCodes(string value, string beginning)
    {
        using var host = Host(new() { ["Orders:Fail:1"] = value });

        var failure = Assert.Single(
            (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Failures
        );

        Assert.StartsWith(beginning, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ValueOfAnotherType_RefusesNamingKeyAndValue()
    {
        using var host = Host(new() { ["Carts:Lifetime"] = "a week" });

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            ["Carts:Lifetime is \"a week\"; it must be a duration, hours:minutes:seconds, such as 00:00:30."],
            failure.Failures
        );
    }

    [Fact]
    public async Task Start_FaultsInBothSections_TellsAllAtOnce()
    {
        using var host = Host(
            new()
            {
                ["Carts:Lifetime"] = "00:00:01",
                ["Carts:OrderedRetention"] = "00:00:02",
                ["Orders:JoinWait"] = "01:00:00",
            }
        );

        var failures = (
            await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync())
        ).InnerExceptions.SelectMany(inner => Assert.IsType<OptionsValidationException>(inner).Failures);

        Assert.Equal(
            ["Carts:Lifetime", "Carts:OrderedRetention", "Orders:JoinWait"],
            failures.Select(failure => failure.Split(' ')[0]).Order()
        );
    }

    [Fact]
    public async Task Start_FaultyCatalog_RefusesBeforeAnyServiceStarts()
    {
        _file.Write("{}");
        using var host = Host(new() { ["Carts:Catalog"] = _file.Path }, services =>
            services.AddHostedService<NeverStarted>()
        );

        var failures = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Failures;

        Assert.Equal([$"Carts:Catalog: {_file.Path}: items: is missing."], failures);
    }

    [Fact]
    public async Task Start_RelativeCatalogPath_StartsAtTheContentRoot()
    {
        _file.Write(CatalogFileOnDisk.Good("7"));
        using var host = Host(new() { ["Carts:Catalog"] = "catalog.json" });

        await host.StartAsync();

        Assert.Equal("7", host.Services.GetRequiredService<ICatalogSource>().Current.Version);
        await host.StopAsync();
    }

    [Fact]
    public async Task Running_ConfigurationTurnsFaultyBeforeItsFirstUse_KeepsWhatItStartedWith()
    {
        var configuration = new EditableConfiguration();
        using var host = Host([], configuration: configuration);
        await host.StartAsync();
        configuration.ChangeForTheWorse("Orders:Delay", "01:00:00");

        Assert.Equal(TimeSpan.Zero, host.Services.GetRequiredService<ReloadedOptions<OrdersOptions>>().Current.Delay);
        await host.StopAsync();
    }

    [Fact]
    public async Task Running_CatalogChanges_IsTakenUpWhenTheClockMovesOn()
    {
        _file.Write(CatalogFileOnDisk.Good("1"));
        using var host = Host(new() { ["Carts:Catalog"] = _file.Path });
        await host.StartAsync();
        await _clock.WhenTimersSet().WaitAsync(TimeSpan.FromSeconds(30));
        var catalogs = host.Services.GetRequiredService<ICatalogSource>();
        _file.Replace(CatalogFileOnDisk.Good("2"));

        // The watch reads the file on a thread of its own; the real seconds only bound the wait.
        _clock.Advance(FileWatch.Interval);
        Assert.True(SpinWait.SpinUntil(() => catalogs.Current.Version == "2", TimeSpan.FromSeconds(30)));

        await host.StopAsync();
    }

    [Fact]
    public void AddCartsEngine_ClockAndOrderProcessorRegisteredBefore_StayInPlace()
    {
        var processor = new NoOrderProcessor();
        using var host = Host([], services =>
            services.Replace(ServiceDescriptor.Singleton<IOrderProcessor>(processor))
        );

        Assert.Same(processor, host.Services.GetRequiredService<IOrderProcessor>());
        Assert.Same(_clock, host.Services.GetRequiredService<TimeProvider>());
    }

    private IHost Host(
        Dictionary<string, string?> settings,
        Action<IServiceCollection>? more = null,
        EditableConfiguration? configuration = null
    )
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new() { ContentRootPath = Path.GetDirectoryName(_file.Path) }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton<IOrderStore, InMemoryOrderStore>();
        more?.Invoke(builder.Services);
        builder.Services.AddCartsEngine(configuration is null ? builder.Configuration : configuration.Root);
        return builder.Build();
    }

    private sealed class NeverStarted : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A service was started with a faulty catalog.");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoOrderProcessor : IOrderProcessor
    {
        public ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
