using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class ReloadedOptionsTests
{
    private readonly CollectingLogger<ReloadedOptions<OrdersOptions>> _log = new();

    [Fact]
    public void Current_GoodChange_IsTakenUp()
    {
        var configuration = new EditableConfiguration();
        var options = Options(configuration.Root);
        Assert.Equal(TimeSpan.Zero, options.Current.Delay);

        configuration.Change("Orders:Delay", "00:00:05");

        Assert.Equal(TimeSpan.FromSeconds(5), options.Current.Delay);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public void Current_FaultyChange_KeepsTheLastGoodAndSaysSoOnce()
    {
        var configuration = new EditableConfiguration();
        var options = Options(configuration.Root);
        configuration.Change("Orders:Delay", "00:00:05");
        _ = options.Current;

        configuration.ChangeForTheWorse("Orders:Delay", "01:00:00");

        Assert.Equal(TimeSpan.FromSeconds(5), options.Current.Delay);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Current.Delay);
        var entry = Assert.Single(_log.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains(
            "Orders:Delay is 01:00:00; it must be between 00:00:00 and 00:10:00.",
            entry.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Current_RepairedChange_IsTakenUp()
    {
        var configuration = new EditableConfiguration();
        var options = Options(configuration.Root);
        _ = options.Current;
        configuration.ChangeForTheWorse("Orders:Delay", "01:00:00");
        _ = options.Current;

        configuration.Change("Orders:Delay", "00:00:07");

        Assert.Equal(TimeSpan.FromSeconds(7), options.Current.Delay);
    }

    [Fact]
    public void Current_FaultyFromTheBeginning_Throws()
    {
        var configuration = new EditableConfiguration();
        configuration.Change("Orders:Delay", "01:00:00");

        Assert.Throws<OptionsValidationException>(() => Options(configuration.Root).Current);
    }

    [Fact]
    public void Current_SettingsFileMadeFaultyThenRepaired_FollowsTheGoodOnes()
    {
        var folder = Directory.CreateTempSubdirectory("partnercarts-");
        try
        {
            var path = Path.Combine(folder.FullName, "settings.json");
            File.WriteAllText(path, """{ "Orders": { "Fail": { "0": 800020 } } }""");
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(path, optional: false, reloadOnChange: true)
                .Build();
            var options = Options(configuration);
            Assert.Equal(800020, options.Current.Fail["0"]);

            File.WriteAllText(path, """{ "Orders": { "Fail": { "0": 1 } } }""");
            Assert.True(
                SpinWait.SpinUntil(
                    () => options.Current.Fail["0"] == 800020 && _log.Entries.Count == 1,
                    TimeSpan.FromSeconds(30)
                ),
                "The faulty change went unnoticed."
            );
            File.WriteAllText(path, """{ "Orders": { "Fail": { "0": 800023 } } }""");
            Assert.True(
                SpinWait.SpinUntil(() => options.Current.Fail["0"] == 800023, TimeSpan.FromSeconds(30)),
                "The repair went unnoticed."
            );
            (configuration as IDisposable)?.Dispose();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ReloadedOptions<OrdersOptions> Options(IConfiguration configuration) =>
        new ServiceCollection()
            .AddSingleton<ILogger<ReloadedOptions<OrdersOptions>>>(_log)
            .AddCartsEngine(configuration)
            .BuildServiceProvider()
            .GetRequiredService<ReloadedOptions<OrdersOptions>>();
}
