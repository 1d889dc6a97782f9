using System.CommandLine;
using Microsoft.Extensions.Hosting;
using PartnerCarts.Api;
using PartnerCarts.Cluster;

namespace PartnerCarts.Silo;

/// <summary>The commands of the program, and the settings that it knows.</summary>
internal static class SiloCommands
{
    public static HostCommandLine Create()
    {
        var line = new HostCommandLine(
            "A silo of a cluster: it holds carts, and shows its health and, with --Gateway:Enabled true, the HTTP API.",
            ClusterSections.With(Registered.Providers),
            ClusterSections.Unsectioned
        );
        line.Add(new Command("serve", "Runs the silo; what happens where no command is named."), async (_, settings) =>
        {
            await SiloHost.Build(settings).RunAsync();
            return 0;
        });
        line.Add(
            new Command(
                "init-db",
                "Makes what silos expect at the place of Cluster:Provider and Cluster:ConnectionString, such as the "
                    + "schema of a database, or brings it up to date, and grants to the roles that the provider's "
                    + "section names. Again: changes nothing."
            ),
            async (_, settings) =>
            {
                await InitDb.Run(settings);
                return 0;
            }
        );
        return line;
    }
}
