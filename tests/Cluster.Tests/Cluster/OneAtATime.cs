namespace PartnerCarts.Cluster.Tests;

/// <summary>One cluster at a time: three silos, two gateways and a database are enough for a machine.</summary>
[CollectionDefinition(nameof(ClusterProcesses), DisableParallelization = true)]
public sealed class OneAtATime;

/// <summary>The classes that share the cluster with slow orders. None of the other clusters runs meanwhile.</summary>
[CollectionDefinition(nameof(SlowOrdersCluster), DisableParallelization = true)]
public sealed class OnSlowOrders : ICollectionFixture<SlowOrdersCluster>;
