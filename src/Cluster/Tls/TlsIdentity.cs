using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace PartnerCarts.Cluster.Tls;

/// <summary>What a process shows of itself and whom it believes, as the files were when they were last read.</summary>
/// <param name="Certificate">With its private key; null in a gateway that shows none.</param>
/// <param name="Intermediates">Sent along, so that peers find the way from the certificate to an authority that they
/// know.</param>
/// <param name="Authorities">Null for those that the machine trusts.</param>
internal sealed record TlsIdentity(
    X509Certificate2? Certificate,
    X509Certificate2Collection Intermediates,
    X509Certificate2Collection? Authorities
)
{
    /// <summary>For the handshake; made once, because it builds the chain.</summary>
    public SslStreamCertificateContext? Context { get; } =
        Certificate is null ? null : SslStreamCertificateContext.Create(Certificate, Intermediates, offline: true);
}
