using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;
using PartnerCarts.Engine;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>
/// Silos and a client that know of each other through PostgreSQL alone, and call each other over TCP.
/// </summary>
internal static class PostgreSqlCluster
{
    private const string Key = "ConnectionString";
    private const string Ahead = "Ahead";

    /// <param name="connectionString">The database, with the schema in it.</param>
    /// <param name="silos">How many.</param>
    /// <param name="serviceId">That of an earlier cluster, to go on with its reminders; each cluster makes up its own
    /// otherwise.</param>
    /// <param name="ahead">How far the carts' clock is ahead of the machine's; Orleans' own, which it asks for by key,
    /// is not.</param>
    public static async Task<TestCluster> Start(
        string connectionString,
        short silos = 2,
        string? serviceId = null,
        TimeSpan ahead = default
    )
    {
        var builder = new TestClusterBuilder(silos);
        builder.Options.UseTestClusterMembership = false;
        builder.Options.ConnectionTransport = ConnectionTransportType.TcpSocket;
        builder.Options.ConfigureFileLogging = false;
        builder.Options.ServiceId = serviceId ?? builder.Options.ServiceId;
        builder.Properties[Key] = connectionString;
        builder.Properties[Ahead] = ahead.ToString();
        builder.AddSiloBuilderConfigurator<Silo>();
        builder.AddClientBuilderConfigurator<Client>();
        var cluster = builder.Build();
        await cluster.DeployAsync();
        cluster.ServiceProvider.GetRequiredService<ClusterGate>().Open();
        return cluster;
    }

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.Services.AddSingleton<TimeProvider>(
                new ClockAhead(TimeSpan.Parse(siloBuilder.Configuration[Ahead]!, CultureInfo.InvariantCulture))
            );
            siloBuilder.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
            siloBuilder.Services.AddCartsEngine(siloBuilder.Configuration);
            siloBuilder.Services.AddCartGrains();
            siloBuilder.UsePostgreSql(siloBuilder.Configuration[Key]!);
            siloBuilder.Configure<ReminderOptions>(reminders =>
            {
                reminders.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100);
                reminders.RefreshReminderListPeriod = TimeSpan.FromSeconds(2);
            });
            siloBuilder.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
                membership.NumVotesForDeathDeclaration = 1;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            });
        }
    }

    private sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder)
        {
            clientBuilder.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = ("Npgsql", configuration[Key]!)
            );
            clientBuilder.Services.AddSingleton(TimeProvider.System);
            clientBuilder.Services.AddClusterCarts();
            clientBuilder.Services.Configure<GatewayOptions>(gateways =>
                gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)
            );
        }
    }

    private sealed class ClockAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
