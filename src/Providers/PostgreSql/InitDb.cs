namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The command <c>init-db</c>: makes the schema, or brings it up to date, and grants to the roles of silos and
/// gateways, where there are such. Running it again changes nothing.
/// </summary>
public static class InitDb
{
    /// <summary>
    /// Writes what it did to <paramref name="output"/>, or why it could not to <paramref name="errors"/>.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> Run(
        string connectionString,
        TextWriter output,
        TextWriter errors,
        DatabaseRoles? roles = null,
        CancellationToken cancellation = default
    )
    {
        try
        {
            await using var database = Databases.Open(connectionString);
            var steps = await Schema.Install(database, cancellation);
            if (roles is not null)
                await roles.Grant(database, cancellation);
            await output.WriteLineAsync(
                steps == 0
                    ? $"The schema is at version {Schema.Version} already."
                    : $"The schema is at version {Schema.Version} now ({steps} steps applied)."
            );
            return 0;
        }
        catch (PostgreSqlSetupException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
