using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Conformance;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Conformance;

/// <summary>A cluster whose store is in this process.</summary>
public sealed class MemoryClusterHost : ClusterConformanceHost
{
    public MemoryClusterHost() { }

    internal MemoryClusterHost(ConformanceClock clock, Action<IServiceCollection>? changeGateway)
        : base(clock, changeGateway) { }

    private protected override ClusterConformanceHost NewHost() => new MemoryClusterHost();

    private protected override Task<ClusterStore?> NewStore() => Task.FromResult<ClusterStore?>(new MemoryStore());
}

/// <summary>A cluster on a database of its own.</summary>
public sealed class PostgreSqlClusterHost(PostgreSqlHosts hosts) : ClusterConformanceHost
{
    private protected override ClusterConformanceHost NewHost() => new PostgreSqlClusterHost(hosts);

    private protected override async Task<ClusterStore?> NewStore() =>
        PostgreSqlServer.Programs is null ? null : new PostgreSqlClusterStore(await hosts.Server.NewSchema());
}

/// <summary>A cluster on a storage account of its own.</summary>
public sealed class AzureClusterHost(AzureHosts hosts) : ClusterConformanceHost
{
    private protected override ClusterConformanceHost NewHost() => new AzureClusterHost(hosts);

    private protected override Task<ClusterStore?> NewStore() =>
        Task.FromResult<ClusterStore?>(
            AzuriteServer.Program is null ? null : new AzureClusterStore(hosts.Server.NewAccount())
        );
}

/// <summary>The server, and one cluster on it for all cases that leave the clock alone.</summary>
public sealed class PostgreSqlHosts : IAsyncLifetime
{
    public PostgreSqlHosts() => Shared = new PostgreSqlClusterHost(this);

    public PostgreSqlServer Server { get; } = new();

    public PostgreSqlClusterHost Shared { get; }

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await Shared.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Shared.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <inheritdoc cref="PostgreSqlHosts"/>
public sealed class AzureHosts : IAsyncLifetime
{
    public AzureHosts() => Shared = new AzureClusterHost(this);

    public AzuriteServer Server { get; } = new();

    public AzureClusterHost Shared { get; }

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        await Shared.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Shared.DisposeAsync();
        await Server.DisposeAsync();
    }
}
