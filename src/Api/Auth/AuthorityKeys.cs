using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// What the authority says about itself: its issuer and keys. Once known, they are served from memory and renewed in the background, so that an authority
/// that is down disturbs nobody. Until then one request at a time asks, and after a failure none for a while.
/// </summary>
internal sealed partial class AuthorityKeys(IConfigurationManager<OpenIdConnectConfiguration> authority, TimeProvider time, ILogger<AuthorityKeys> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<OpenIdConnectConfiguration?> _first = Task.FromResult<OpenIdConnectConfiguration?>(null);
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Null when nothing is known and the authority does not answer.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> Get(CancellationToken cancellation)
    {
        var first = First();
        var known = first.IsCompletedSuccessfully ? first.Result : await first.WaitAsync(cancellation);
        return known is null ? null : await authority.GetConfigurationAsync(cancellation);
    }

    /// <summary>A token names a key that is not among the known ones: the authority may have a new one.</summary>
    public void Renew() => authority.RequestRefresh();

    private Task<OpenIdConnectConfiguration?> First()
    {
        lock (_gate)
        {
            if (_first is { IsCompletedSuccessfully: true, Result: null } && time.GetUtcNow() >= _notBefore)
                _first = Fetch();
            return _first;
        }
    }

    private async Task<OpenIdConnectConfiguration?> Fetch()
    {
        // Leaves the lock before anything slow happens.
        await Task.Yield();
        try
        {
            return await authority.GetConfigurationAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            lock (_gate)
                _notBefore = time.GetUtcNow() + Pause;
            Unreachable(failure);
            return null;
        }
    }

    [LoggerMessage(1111, LogLevel.Error, "Auth:Authority does not say its keys, so its tokens cannot be checked; requests are answered 503 until it does.")]
    private partial void Unreachable(Exception failure);
}
