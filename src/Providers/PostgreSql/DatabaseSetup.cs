namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// What <c>init-db</c> does to a PostgreSQL database: makes the schema, or brings it up to date, and grants to the
/// roles of silos and gateways, where there are such. Running it again changes nothing.
/// </summary>
public static class DatabaseSetup
{
    /// <returns>What it did, as a sentence.</returns>
    /// <exception cref="PostgreSqlSetupException">It could not, and why.</exception>
    public static async Task<string> Run(
        string connectionString,
        DatabaseRoles? roles = null,
        CancellationToken cancellation = default
    )
    {
        await using var database = Databases.Open(connectionString);
        var steps = await Schema.Install(database, cancellation);
        if (roles is not null)
            await roles.Grant(database, cancellation);
        return steps == 0
            ? $"The schema is at version {Schema.Version} already."
            : $"The schema is at version {Schema.Version} now ({steps} steps applied).";
    }
}
