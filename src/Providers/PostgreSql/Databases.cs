using System.Data.Common;
using Npgsql;
using PartnerCarts.Cluster;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>Makes the source of connections out of what the operator wrote.</summary>
public static class Databases
{
    /// <summary>
    /// How every connection of ours is set up. All statements find rows by key, in tables that grow by millions between
    /// two looks of the planner: a plan that reads a whole table, made while it was small, must not be kept. An
    /// acknowledged write is durable whatever the server's default is. And a row that somebody has locked by hand fails
    /// alone and soon instead of holding up its batch.
    /// </summary>
    private const string Setup = """
        SELECT set_config('enable_seqscan', 'off', false), set_config('enable_hashjoin', 'off', false),
            set_config('enable_mergejoin', 'off', false), set_config('lock_timeout', '2s', false);
        SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') IN ('off', 'local')
        """;

    /// <summary>A pool of connections to the database. Whoever opens it disposes it.</summary>
    /// <param name="connectionString">As Npgsql takes it; what it leaves out gets defaults that suit a silo.</param>
    /// <exception cref="PostgreSqlSetupException">The connection string is none.</exception>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = WithDefaults(connectionString);
        // Said below, and Npgsql takes it from one place only.
        settings.TargetSessionAttributes = null;
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        source.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(Setup, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(Setup, connection);
                await command.ExecuteNonQueryAsync();
            }
        );
        return HasSeveralHosts(settings)
            ? source.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : source.Build();
    }

    /// <summary>What the operator wrote, and our defaults for what is left out.</summary>
    internal static NpgsqlConnectionStringBuilder WithDefaults(string connectionString)
    {
        var settings = Parse(connectionString);
        var said = Said(connectionString);
        if (!said.Contains("applicationname"))
            settings.ApplicationName = "PartnerCarts";
        if (!said.Contains("maximumpoolsize") && !said.Contains("maxpoolsize"))
            settings.MaxPoolSize = 20;
        if (!said.Contains("timeout"))
            settings.Timeout = 5;
        if (!said.Contains("commandtimeout"))
            settings.CommandTimeout = 10;
        if (!said.Contains("maxautoprepare"))
            settings.MaxAutoPrepare = 32;
        // Several hosts are a primary and its standbys: only one of them takes writes.
        if (HasSeveralHosts(settings))
            settings.TargetSessionAttributes = "primary";
        // Nothing here changes a connection's settings after its setup, which a reset would undo.
        settings.NoResetOnClose = true;
        return settings;
    }

    private static bool HasSeveralHosts(NpgsqlConnectionStringBuilder settings) => settings.Host!.Contains(',');

    /// <summary>
    /// The settings given, in the spelling that is left when case and spaces, which Npgsql does not mind, are taken
    /// away.
    /// </summary>
    private static HashSet<string> Said(string connectionString) =>
        new DbConnectionStringBuilder { ConnectionString = connectionString }
            .Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder Parse(string connectionString) =>
        PostgreSqlFaults.ProblemOf(connectionString) is { } problem
            ? throw new PostgreSqlSetupException(problem)
            : new NpgsqlConnectionStringBuilder(connectionString);
}
