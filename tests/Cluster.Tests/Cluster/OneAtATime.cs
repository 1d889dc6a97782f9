namespace PartnerCarts.Cluster.Tests;

/// <summary>One cluster at a time: three silos, two gateways and a database are enough for a machine.</summary>
[CollectionDefinition(nameof(ClusterProcesses), DisableParallelization = true)]
public sealed class OneAtATime;
