using System.Security.Cryptography.X509Certificates;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>Finds at start, in words, what would otherwise be a failed handshake at every peer.</summary>
internal static class TlsIdentityCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <returns>The identity itself.</returns>
    /// <exception cref="TlsFault">The certificate is of no use here.</exception>
    public static TlsIdentity Checked(TlsIdentity identity, TlsSettings settings)
    {
        if (identity.Certificate is not { } own)
            return identity;
        var setting = settings.Certificate is null ? nameof(settings.Subject) : nameof(settings.Certificate);
        var name = settings.Certificate ?? settings.Subject;
        if (!own.HasPrivateKey)
            throw new TlsFault(setting, $"is {name}, which has no private key: name its file in Cluster:Tls:Key.");
        // The machine's time, as everybody's handshake has it; the carts' clock may be another.
#pragma warning disable RS0030
        var now = TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030
        if (own.NotAfter.ToUniversalTime() < now || own.NotBefore.ToUniversalTime() > now)
            throw new TlsFault(
                setting,
                $"is {name}, which is good from {own.NotBefore.ToUniversalTime():u} until "
                    + $"{own.NotAfter.ToUniversalTime():u}, and now it is {now:u}."
            );
        if (!Allows(own, ServerAuthentication) || !Allows(own, ClientAuthentication))
            throw new TlsFault(
                setting,
                $"is {name}, whose extended key usage must allow both server and client authentication: members "
                    + $"connect to each other in both directions."
            );
        if (settings.PeerName is { } peer && !own.MatchesHostname(peer, allowWildcards: true, allowCommonName: false))
            throw new TlsFault(
                nameof(settings.PeerName),
                $"is {peer}, and the process's own certificate {name} does not bear that DNS name: peers would "
                    + $"refuse it."
            );
        return identity;
    }

    private static bool Allows(X509Certificate2 certificate, string usage)
    {
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        return usages.Count == 0 || usages.Any(extension => extension.EnhancedKeyUsages[usage] is not null);
    }
}
