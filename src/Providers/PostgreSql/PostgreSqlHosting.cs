using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>Adds PostgreSQL to a silo.</summary>
internal static class PostgreSqlHosting
{
    /// <summary>What Orleans' ADO.NET providers call Npgsql.</summary>
    internal const string Invariant = "Npgsql";

    /// <summary>
    /// Membership, reminders, grain state and the wake-up index in one PostgreSQL database, whose schema
    /// <see cref="Schema.Install"/> has made. A silo whose database is not as it should be does not start:
    /// <see cref="PostgreSqlSetupException"/>.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">As Npgsql takes it; every silo of a cluster names the same database and search
    /// path.</param>
    public static ISiloBuilder UsePostgreSql(this ISiloBuilder silo, string connectionString)
    {
        // Orleans' providers have a pool of their own, which their few statements never fill.
        var orleans = Databases.WithDefaults(connectionString);
        orleans.ApplicationName += " (Orleans)";
        silo.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = (Invariant, orleans.ConnectionString)
        );
        silo.UseAdoNetReminderService(options =>
            (options.Invariant, options.ConnectionString) = (Invariant, orleans.ConnectionString)
        );

        silo.Services.AddSection<PostgreSqlOptions>(silo.Configuration, PostgreSqlOptions.Section);
        silo.Services.AddSingleton(_ => Databases.Open(connectionString));
        silo.Services.AddSingleton<WriteQueues>();
        silo.Services.AddSingleton<IWakeupIndex, PostgreSqlWakeupIndex>();
        silo.Services.AddSingleton<ICartIndex, PostgreSqlCartIndex>();
        silo.Services.AddSingleton<ICustomerRecords, PostgreSqlCustomerRecords>();
        foreach (var name in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.Services.AddGrainStorage(name, static (services, name) =>
                ActivatorUtilities.CreateInstance<PostgreSqlGrainStorage>(services, name)
            );
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SchemaCheck>();
        // What keeps a grain from being activated travels to whoever called it; one that cannot would take its place,
        // and look like a bug.
        silo.Services.Configure<ExceptionSerializationOptions>(static options =>
            options.SupportedNamespacePrefixes.Add(nameof(Npgsql))
        );
        return silo;
    }
}
