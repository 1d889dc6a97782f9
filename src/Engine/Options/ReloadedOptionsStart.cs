using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the options at the start, when they have just been validated, so that there are good values to keep if the
/// first change is faulty.
/// </summary>
internal sealed class ReloadedOptionsStart<TOptions>(ReloadedOptions<TOptions> options) : IHostedService
    where TOptions : class
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = options.Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
