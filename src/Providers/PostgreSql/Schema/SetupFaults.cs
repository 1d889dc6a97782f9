using Npgsql;
using PartnerCarts.Cluster;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>Says what keeps a silo from its database and what to do about it, without the password.</summary>
internal static class SetupFaults
{
    public static PostgreSqlSetupException Explain(NpgsqlDataSource database, Exception fault) =>
        new(PostgreSqlFaults.Explain(database.ConnectionString, fault), fault);

    /// <summary>Database and server of an open connection.</summary>
    public static string Place(NpgsqlConnection connection) =>
        $"{connection.Database} at {connection.Host}:{connection.Port}";
}
