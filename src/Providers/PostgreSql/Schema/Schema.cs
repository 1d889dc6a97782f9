using System.Data;
using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The tables that a cluster on PostgreSQL needs: ours, and those of Orleans' membership and reminder providers. They
/// are made in the first schema of the connection's search path.
/// </summary>
public static class Schema
{
    private const string Latest = "SELECT max(version) FROM partnercarts_schema";

    private const string Needed = "SELECT max(needs) FROM partnercarts_schema";

    /// <summary>The schema version that this build works with.</summary>
    public static int Version => SchemaSteps.Current;

    /// <summary>
    /// Brings the schema to <see cref="Version"/> and returns how many steps that took: 0 if it is there already. All
    /// or nothing; two at a time wait for each other.
    /// </summary>
    /// <exception cref="PostgreSqlSetupException">The database cannot be reached or used, or holds what is not ours to
    /// change.</exception>
    public static async Task<int> Install(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(
                IsolationLevel.ReadCommitted,
                cancellation
            );
            await Execute(
                connection,
                "SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(hashtext('partnercarts_schema'))",
                cancellation
            );
            var installed = await Installed(connection, cancellation);
            if (installed is null)
                await Begin(connection, cancellation);
            await RefuseWhatNeedsNewer(installed ?? 0, connection, cancellation);
            var steps = SchemaSteps.All.Where(step => step.Version > (installed ?? 0)).ToList();
            foreach (var step in steps)
                await Apply(connection, step, cancellation);
            await transaction.CommitAsync(cancellation);
            return steps.Count;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw SetupFaults.Explain(database, fault);
        }
    }

    /// <summary>Makes sure that a silo can start on this database.</summary>
    /// <exception cref="PostgreSqlSetupException">It cannot: unreachable, not allowed, or the schema is missing or of
    /// another version.</exception>
    public static async Task Check(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var installed = await Installed(connection, cancellation);
            if (installed is null)
                throw new PostgreSqlSetupException(
                    $"Database {SetupFaults.Place(connection)} has no PartnerCarts schema. Make it with: silo init-db"
                );
            await RefuseWhatNeedsNewer(installed.Value, connection, cancellation);
            if (installed < Version)
                throw new PostgreSqlSetupException(
                    $"Database {SetupFaults.Place(connection)} has schema version {installed}, this build needs "
                        + $"{Version}. Bring it up to date with: silo init-db"
                );
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw SetupFaults.Explain(database, fault);
        }
    }

    /// <summary>
    /// The schema may be newer: it is brought up to date while silos of the version before still serve, and one of
    /// those may start again. Each step says which builds can work with it.
    /// </summary>
    private static async Task RefuseWhatNeedsNewer(
        int installed,
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        if (installed <= Version)
            return;
        await using var command = new NpgsqlCommand(Needed, connection);
        if (await command.ExecuteScalarAsync(cancellation) is int needed && needed > Version)
            throw new PostgreSqlSetupException(
                $"Database {SetupFaults.Place(connection)} has schema version {installed}, which needs a build "
                    + $"that knows version {needed}; "
                    + $"this build knows versions up to {Version}. Start a newer build."
            );
    }

    /// <summary>The version found; null when there is none of our tables.</summary>
    private static async Task<int?> Installed(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await Exists(connection, "partnercarts_schema", cancellation))
            return null;
        await using var command = new NpgsqlCommand(Latest, connection);
        return await command.ExecuteScalarAsync(cancellation) as int? ?? 0;
    }

    private static async Task Begin(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Another application's Orleans tables have the same fixed name and other contents: both cannot live in one
        // schema.
        if (await Exists(connection, "orleansquery", cancellation))
            throw new PostgreSqlSetupException(
                $"Database {SetupFaults.Place(connection)} has a table OrleansQuery of another application. Use "
                    + $"another database, or another schema in it (Search Path=... in the connection string)."
            );
        await Execute(
            connection,
            "CREATE TABLE partnercarts_schema (version integer PRIMARY KEY, step text NOT NULL, applied_at "
                + "timestamptz NOT NULL DEFAULT now(), needs integer NOT NULL DEFAULT 0)",
            cancellation
        );
    }

    private static async Task Apply(NpgsqlConnection connection, SchemaStep step, CancellationToken cancellation)
    {
        await Execute(connection, step.Sql, cancellation);
        await using var record = new NpgsqlCommand(
            "INSERT INTO partnercarts_schema (version, step, needs) VALUES ($1, $2, $3)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = step.Version },
                new() { Value = step.Name },
                new() { Value = step.Needs },
            },
        };
        await record.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection)
        {
            Parameters = { new() { Value = table } },
        };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
