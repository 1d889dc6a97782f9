using System.Net.Sockets;
using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// Says what keeps a process from its PostgreSQL database and what to do about it, without the password.
/// </summary>
internal static class PostgreSqlFaults
{
    public const string Example = "It looks like this: Host=db.example;Database=carts;Username=carts;Password=...";

    /// <summary>
    /// What is wrong with a connection string; null for nothing. The parser's message names the setting that it does
    /// not know or cannot read, never the whole string.
    /// </summary>
    public static string? ProblemOf(string? connectionString)
    {
        try
        {
            return string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host)
                ? $"The PostgreSQL connection string (Cluster:ConnectionString) names no host. {Example}"
                : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return $"The PostgreSQL connection string (Cluster:ConnectionString) cannot be read: {fault.Message} "
                + $"{Example}";
        }
    }

    /// <summary>
    /// Whether waiting mends it: the server is away, starting or full. Not so with what has to be put right by
    /// somebody.
    /// </summary>
    public static bool IsPassing(Exception fault) =>
        fault switch
        {
            PostgresException refused => refused.IsTransient,
            NpgsqlException or TimeoutException => true,
            _ => false,
        };

    public static string Explain(string connectionString, Exception fault)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return Explain(settings, $"{settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}", fault);
    }

    private static string Explain(NpgsqlConnectionStringBuilder settings, string place, Exception fault) =>
        fault switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            } refused =>
                $"PostgreSQL does not let user {settings.Username} into database {place}: {refused.MessageText}. "
                    + $"Correct Username and Password in the connection string, or the server's pg_hba.conf.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"There is no database {place}. Make it (CREATE DATABASE) or correct Database in the connection "
                    + $"string.",
            PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } =>
                $"Database {place} has no PartnerCarts schema. Make it with: silo init-db",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
                $"User {settings.Username} may not do what is needed in database {place}: {denied.MessageText}. "
                    + $"Run silo init-db as the owner of the schema, and grant SELECT, INSERT, UPDATE and DELETE "
                    + $"on its tables to the silos' user.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidSchemaName } =>
                $"The search path of the connection string names no schema of database {place}. Make the schema "
                    + $"(CREATE SCHEMA) first.",
            PostgresException other =>
                $"PostgreSQL refused in database {place}: {other.MessageText} ({other.SqlState}).",
            _ when fault.InnerException is SocketException unreachable =>
                $"PostgreSQL cannot be reached for database {place}: {unreachable.Message}. Start the server, or "
                    + $"correct Host and Port in the connection string.",
            _ => $"PostgreSQL did not answer for database {place}: {fault.Message}",
        };
}
