using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Orleans.Connections.Security;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>
/// How the members of a cluster authenticate each other: options of Orleans' TLS whose certificates are those of the
/// moment.
/// </summary>
internal sealed class TlsHandshakes(TlsCertificates certificates, IOptions<TlsSettings> options)
{
    private readonly TlsSettings _tls = options.Value;

    /// <summary>For connections that this process makes.</summary>
    public TlsOptions Outbound() =>
        new()
        {
            // Read now, so that what is wrong with it fails the start; each handshake takes the current one instead.
            LocalCertificate = certificates.Current.Certificate,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            OnAuthenticateAsClient = BeginAsClient,
        };

    /// <summary>For connections that others make to this silo.</summary>
    /// <param name="fromSilos">On the silos' own port everybody shows a certificate.</param>
    public TlsOptions Inbound(bool fromSilos) =>
        new()
        {
            LocalCertificate = certificates.Current.Certificate,
            RemoteCertificateMode =
                fromSilos || _tls.RequireClientCertificate
                    ? RemoteCertificateMode.RequireCertificate
                    : RemoteCertificateMode.NoCertificate,
            RemoteCertificateValidation = IsMember,
            OnAuthenticateAsServer = BeginAsServer,
        };

    private void BeginAsClient(ConnectionContext connection, TlsClientAuthenticationOptions handshake)
    {
        var identity = certificates.Current;
        var ssl = (SslClientAuthenticationOptions)handshake.SslClientAuthenticationOptions;
        ssl.ClientCertificates = null;
        ssl.ClientCertificateContext = identity.Context;
        ssl.TargetHost = _tls.PeerName ?? (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString();
        ssl.CertificateChainPolicy = PolicyOf(identity);
    }

    private void BeginAsServer(ConnectionContext connection, TlsServerAuthenticationOptions handshake)
    {
        var identity = certificates.Current;
        var ssl = (SslServerAuthenticationOptions)handshake.SslServerAuthenticationOptions;
        // Orleans' own way to choose one, which does not send intermediates.
        ssl.ServerCertificateSelectionCallback = null;
        ssl.ServerCertificate = null;
        ssl.ServerCertificateContext = identity.Context;
        ssl.CertificateChainPolicy = PolicyOf(identity);
    }

    /// <summary>TLS itself checks the name of who is connected to, never of who connects.</summary>
    private bool IsMember(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None
        && (
            _tls.PeerName is not { } name
            || certificate.MatchesHostname(name, allowWildcards: true, allowCommonName: false)
        );

    /// <summary>A new one each time: the handshake adds to it.</summary>
    private X509ChainPolicy PolicyOf(TlsIdentity identity)
    {
        // Nothing is fetched from addresses that a stranger's certificate names.
        var policy = new X509ChainPolicy
        {
            RevocationMode = _tls.Revocation,
            DisableCertificateDownloads = _tls.Revocation is not X509RevocationMode.Online,
        };
        if (identity.Authorities is not { } authorities)
            return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
