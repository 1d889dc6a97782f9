using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Silo;

return await FailureText.Guard(
    () => SiloCommands.Create().Run(args),
    failure => ClusterFailures.TextOf(failure, Registered.Providers)
);
