using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Engine;

/// <summary>
/// Takes the values of the start, which have just been validated, so that there are good ones to keep before anybody
/// has asked for any.
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
