using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The first thing a starting silo does: what is wrong with the database is said before anything depends on it.
/// </summary>
internal sealed partial class SchemaCheck(NpgsqlDataSource database, ILogger<SchemaCheck> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(SchemaCheck), ServiceLifecycleStage.First, Check);

    private async Task Check(CancellationToken cancellation)
    {
        await Schema.Check(database, cancellation);
        await using var command = database.CreateCommand("SELECT current_setting('fsync')::boolean");
        if (await command.ExecuteScalarAsync(cancellation) is false)
            NotDurable(logger);
    }

    [LoggerMessage(
        EventId = 3102,
        Level = LogLevel.Warning,
        Message = "PostgreSQL runs with fsync=off: carts whose writes were acknowledged are lost when its machine "
            + "loses power."
    )]
    private static partial void NotDurable(ILogger logger);
}
