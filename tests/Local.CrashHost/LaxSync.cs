namespace PartnerCarts.Local.CrashHost;

/// <summary>
/// Turns the writer's sync down: what the service must never do, for the checker of its promise to find.
/// </summary>
internal sealed class LaxSync(SqliteStore store, string level) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.Writer.Write(new Change(level)).AsTask();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Change(string level) : StoreWrite
    {
        // The level cannot change inside a transaction.
        public override void Apply(WriterSession session) =>
            session.Sql.Execute($"COMMIT; PRAGMA synchronous = {level}; BEGIN IMMEDIATE");
    }
}
