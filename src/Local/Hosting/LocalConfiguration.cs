using Microsoft.Extensions.FileProviders;

namespace PartnerCarts.Local;

/// <summary>
/// Where settings come from, the strongest last: appsettings files in the current directory, the environment, the
/// command line.
/// </summary>
internal static class LocalConfiguration
{
    /// <summary>Development unless something says otherwise: a tool on a laptop has no launch settings.</summary>
    public static string EnvironmentOf(string[] settings) =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(settings)
            .Build()["environment"]
        ?? Environments.Development;

    /// <summary>The settings, for commands.</summary>
    public static IConfiguration Read(string[] settings)
    {
        var builder = new ConfigurationBuilder();
        builder.AddLocalSources(settings, EnvironmentOf(settings));
        return builder.Build();
    }

    /// <summary>The store's file, for the commands that need no other setting.</summary>
    public static string StorePath(string[] settings) => StorePath(Read(settings));

    /// <summary>The store's file, unchecked but for being named at all, and for naming a file.</summary>
    /// <exception cref="StoreRefusedException">It names none.</exception>
    public static string StorePath(IConfiguration configuration) =>
        !StoreFilePathAttribute.IsFile(configuration["Store:Path"])
            ? throw new StoreRefusedException(StoreFilePathAttribute.Refusal("Store:Path"))
            : (
                configuration["Store:Path"] is { } path && !string.IsNullOrWhiteSpace(path)
                    ? new StoreOptions { Path = path }
                    : new()
            ).FullPath;

    /// <summary>Where the development key is: beside the store.</summary>
    public static string KeyPath(string storePath) => storePath + ".key.pem";

    public static void AddLocalSources(this IConfigurationBuilder builder, string[] settings, string environment)
    {
        // Polled: the usual watcher would watch every folder below the current one.
        var files = new PhysicalFileProvider(Directory.GetCurrentDirectory())
        {
            UsePollingFileWatcher = true,
            UseActivePolling = true,
        };
        foreach (var file in (ReadOnlySpan<string>)["appsettings.json", $"appsettings.{environment}.json"])
            builder.AddJsonFile(files, file, optional: true, reloadOnChange: true);
        builder
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(settings);
    }
}
