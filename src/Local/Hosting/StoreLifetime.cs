namespace PartnerCarts.Local;

/// <summary>Opens the store before anything else starts, and closes it after everything else has stopped.</summary>
internal sealed class StoreLifetime(SqliteStore store, LocalCarts carts) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Open();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        carts.Close();
        store.Dispose();
        return Task.CompletedTask;
    }
}
