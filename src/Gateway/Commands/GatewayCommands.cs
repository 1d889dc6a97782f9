using System.CommandLine;
using PartnerCarts.Api;
using PartnerCarts.Cluster;

namespace PartnerCarts.Gateway;

/// <summary>The commands of the program, and the settings that it knows.</summary>
internal static class GatewayCommands
{
    public static HostCommandLine Create()
    {
        var line = new HostCommandLine(
            "The HTTP API in front of a cluster. It holds no state: any number of gateways serve the same carts.",
            ClusterSections.With(Registered.Providers),
            ClusterSections.Unsectioned
        );
        line.Add(
            new Command("serve", "Runs the gateway; what happens where no command is named."),
            async (_, settings) =>
            {
                await GatewayHost.Run(GatewayHost.Build(settings));
                return 0;
            }
        );
        var customer = CommandOptions.Id("--customer", "The customer's id.", isRequired: true);
        line.Add(
            new Command(
                "erase-customer",
                "Removes a customer's carts and orders from the running cluster (docs/audit.md)."
            )
            {
                customer,
            },
            (given, settings) => EraseCustomer.Run(given.GetValue(customer)!.Value, settings)
        );
        return line;
    }
}
