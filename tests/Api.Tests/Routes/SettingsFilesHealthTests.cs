using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerCarts.Api.Routes;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Routes;

/// <summary>A broken file of settings shows in readiness, and takes nobody out of balance.</summary>
public sealed class SettingsFilesHealthTests
{
    private readonly CatalogFile _catalog = new();

    [Fact]
    public async Task Files_ThatAreGood_AreHealthy() => Assert.Equal(HealthStatus.Healthy, (await Check()).Status);

    [Fact]
    public async Task File_ThatIsFaultyByNow_IsDegradedAndNamedByItsKey()
    {
        _catalog.IsFaulty = true;

        var report = await Check();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("Carts:Catalog", report.Entries["files"].Description, StringComparison.Ordinal);

        _catalog.IsFaulty = false;
        Assert.Equal(HealthStatus.Healthy, (await Check()).Status);
    }

    private async Task<HealthReport> Check()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<ICatalogSource>(_catalog);
        services.AddSettingsFilesHealth();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }

    private sealed class CatalogFile : ICatalogSource, IReloadedFile
    {
        public Catalog Current => Catalog.Open;

        public string Setting => "Carts:Catalog";

        public bool IsFaulty { get; set; }

        public bool Load() => true;

        public void Poll() { }
    }
}
