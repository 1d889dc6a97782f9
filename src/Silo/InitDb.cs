using Microsoft.Extensions.Configuration;
using PartnerCarts.Cluster;

namespace PartnerCarts.Silo;

/// <summary>
/// The command <c>init-db</c>: has the provider that <c>Cluster:Provider</c> names make what silos expect at its place.
/// </summary>
internal static class InitDb
{
    /// <param name="settings">Settings as <c>--Section:Key=value</c>, besides those of the environment.</param>
    /// <exception cref="Exception">It could not be done; <see cref="ClusterFailures"/> says why.</exception>
    public static async Task Run(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        Console.WriteLine(await Registered.Providers.Prepare(configuration));
    }
}
