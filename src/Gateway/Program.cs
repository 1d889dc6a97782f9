using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Gateway;

return await FailureText.Guard(
    () => GatewayCommands.Create().Run(args),
    failure => ClusterFailures.TextOf(failure, Registered.Providers)
);
