using Azure;
using Microsoft.AspNetCore.Builder;
using Orleans.Runtime;
using PartnerCarts.Engine;

namespace PartnerCarts.Gateway;

/// <summary>Logging of the processes of a cluster.</summary>
internal static class ClusterLogging
{
    /// <summary>What is normal while a silo or a store is away is said seldom and in a line.</summary>
    public static void AddClusterLogging(this WebApplicationBuilder builder) => builder.Logging.BoundOutages(typeof(OrleansException), typeof(RequestFailedException));
}
