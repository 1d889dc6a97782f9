using System.Net.Sockets;
using Npgsql;

namespace PartnerCarts.Silo.PostgreSql;

/// <summary>Says what keeps us from a database and what to do about it, without the password.</summary>
internal static class SetupFaults
{
    public static PostgreSqlSetupException Explain(NpgsqlDataSource database, Exception fault)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var place = $"{settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";
        return new PostgreSqlSetupException(Explain(settings, place, fault), fault);
    }

    /// <summary>Database and server of an open connection.</summary>
    public static string Place(NpgsqlConnection connection) => $"{connection.Database} at {connection.Host}:{connection.Port}";

    private static string Explain(NpgsqlConnectionStringBuilder settings, string place, Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            $"PostgreSQL does not let user {settings.Username} into database {place}: {refused.MessageText}. Correct Username and Password in the connection string, or the server's pg_hba.conf.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"There is no database {place}. Make it (CREATE DATABASE) or correct Database in the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            $"User {settings.Username} may not do what is needed in database {place}: {denied.MessageText}. Run silo init-db as the owner of the schema, and grant SELECT, INSERT, UPDATE and DELETE on its tables to the silos' user.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidSchemaName } =>
            $"The search path of the connection string names no schema of database {place}. Make the schema (CREATE SCHEMA) first.",
        PostgresException other => $"PostgreSQL refused in database {place}: {other.MessageText} ({other.SqlState}).",
        _ when fault.InnerException is SocketException unreachable =>
            $"PostgreSQL cannot be reached for database {place}: {unreachable.Message}. Start the server, or correct Host and Port in the connection string.",
        _ => $"PostgreSQL did not answer for database {place}: {fault.Message}",
    };
}
