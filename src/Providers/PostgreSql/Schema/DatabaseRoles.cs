using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The roles as which silos and gateways connect, when those are not the owner of the schema. Each gets what its part
/// needs and nothing else: neither may change the schema, and a gateway sees no cart. Whoever runs the database makes
/// the roles; <c>init-db</c> grants.
/// </summary>
/// <param name="Silo">The silos' role; null where they connect as the owner.</param>
/// <param name="Gateway">The gateways' role; null where they connect as the owner, or as the silos' role.</param>
public sealed record DatabaseRoles(string? Silo, string? Gateway)
{
    // Even in quotes: GRANT ... TO "public" is to everybody.
    private const string Everybody = "public";

    private const string UndefinedObject = "42704";

    // What an earlier run granted is taken back first: a role may have been another part's.
    private const string Nothing = """
        REVOKE ALL ON partnercarts_schema, orleansquery, cart, grain_state,
            orleans_cluster, orleans_silo, orleans_reminder FROM {0};
        """;

    // Of every table that a silo changes; the two others tell it what there is.
    private const string OfSilos = """
        GRANT SELECT ON partnercarts_schema, orleansquery TO {0};
        GRANT SELECT, INSERT, UPDATE, DELETE
            ON cart, grain_state, orleans_cluster, orleans_silo, orleans_reminder TO {0};
        """;

    // Orleans' client looks for silos by one statement, which it finds in OrleansQuery.
    private const string OfGateways = "GRANT SELECT ON orleansquery, orleans_silo TO {0};";

    /// <summary>
    /// Grants anew, in one transaction for each role, and takes back what it had besides; running it again changes
    /// nothing. A new table gets its grants with the next run.
    /// </summary>
    /// <exception cref="PostgreSqlSetupException">A role does not exist, or this connection's role is not the owner.
    /// </exception>
    internal async Task Grant(NpgsqlDataSource database, CancellationToken cancellation)
    {
        Refuse();
        await Grant(database, Silo, OfSilos, cancellation);
        await Grant(database, Gateway, OfGateways, cancellation);
    }

    private void Refuse()
    {
        foreach (
            var (key, role) in new[]
            {
                (nameof(PostgreSqlOptions.SiloRole), Silo),
                (nameof(PostgreSqlOptions.GatewayRole), Gateway),
            }
        )
            if (role == Everybody)
                throw new PostgreSqlSetupException(
                    $"{PostgreSqlOptions.Section}:{key} is {role}, which PostgreSQL takes for every role there is, and "
                        + "no role can bear as its name. Name a role that is made for this."
                );
        if (!string.IsNullOrEmpty(Silo) && Silo == Gateway)
            throw new PostgreSqlSetupException(
                $"{PostgreSqlOptions.Section}:{nameof(PostgreSqlOptions.SiloRole)} and "
                    + $"{nameof(PostgreSqlOptions.GatewayRole)} are both {Silo}; gateways would read every cart. Name "
                    + "two roles, or no role for gateways."
            );
    }

    private static async Task Grant(
        NpgsqlDataSource database,
        string? role,
        string grants,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrEmpty(role))
            return;
        var quoted = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        try
        {
            await using var schema = database.CreateCommand("SELECT quote_ident(current_schema())");
            var name = (string)(await schema.ExecuteScalarAsync(cancellation))!;
            await using var command = database.CreateCommand(
                $"GRANT USAGE ON SCHEMA {name} TO {quoted};\n"
                    + (Nothing + grants).Replace("{0}", quoted, StringComparison.Ordinal)
            );
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException fault) when (fault.SqlState == UndefinedObject)
        {
            throw new PostgreSqlSetupException(
                $"The database has no role {quoted}, which is to be granted what it needs. Make it first: "
                    + $"CREATE ROLE {quoted} LOGIN PASSWORD '...'",
                fault
            );
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw SetupFaults.Explain(database, fault);
        }
    }
}
