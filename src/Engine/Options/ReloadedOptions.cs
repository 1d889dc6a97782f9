using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// Options that follow the configuration of a running service, as long as it is good: after a faulty change the last
/// good values stay, and an error says so. The monitor alone would throw at every use instead.
/// </summary>
public sealed partial class ReloadedOptions<TOptions>(
    IOptionsMonitor<TOptions> monitor,
    ILogger<ReloadedOptions<TOptions>> logger
)
    where TOptions : class
{
    private volatile TOptions? _good;
    private volatile string? _reported;

    /// <summary>The newest good values.</summary>
    /// <exception cref="OptionsValidationException">There have been no good ones yet.</exception>
    public TOptions Current
    {
        get
        {
            try
            {
                _good = monitor.CurrentValue;
                _reported = null;
            }
            // InvalidOperationException: a value that the binder cannot convert; its message names the key.
            catch (Exception fault)
                when (fault is OptionsValidationException or InvalidOperationException && _good is not null)
            {
                if (_reported != fault.Message)
                    LogKept(_reported = fault.Message);
            }

            return _good;
        }
    }

    [LoggerMessage(
        121,
        LogLevel.Error,
        "The changed configuration is faulty, the values from before it stay in use: {Reason}"
    )]
    private partial void LogKept(string reason);
}
