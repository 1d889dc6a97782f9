using System.Security.Cryptography.X509Certificates;

namespace PartnerCarts.Cluster.Tls;

/// <summary>
/// Section <c>Cluster:Tls</c>: TLS on every connection between silos, and between gateways and silos. On as soon as one
/// of its files or names is given; a member without TLS cannot talk to one with it. Files are read again with every new
/// connection, so a renewed certificate needs no restart.
/// </summary>
public sealed class TlsSettings
{
    public const string Section = "Cluster:Tls";

    /// <summary>
    /// The file of this process's certificate: PEM, followed by those of intermediate authorities, or PFX. A silo's
    /// must allow server and client authentication.
    /// </summary>
    public string? Certificate { get; set; }

    /// <summary>The PEM file of the certificate's private key. Default: it is in <see cref="Certificate"/>.</summary>
    public string? Key { get; set; }

    /// <summary>The password of the PFX file, or of an encrypted key.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Instead of files: the subject of a certificate with a private key in the store "My" of the user, or else of the
    /// machine.
    /// </summary>
    public string? Subject { get; set; }

    /// <summary>
    /// The PEM file of the authorities whose certificates are accepted, and no others'. Default: those that the machine
    /// trusts; then <see cref="PeerName"/> is required.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>
    /// The DNS name that the certificate of every member must bear, both of who connects and of who is connected to.
    /// Default: who is connected to must bear the IP address that it is reached under, and who connects any name.
    /// </summary>
    public string? PeerName { get; set; }

    /// <summary>
    /// Whether gateways must show a certificate, too; silos must always. The same in all members. Default true.
    /// </summary>
    public bool RequireClientCertificate { get; set; } = true;

    /// <summary>
    /// Whether certificates are looked up in the revocation lists of their authority: NoCheck, Online, or Offline
    /// (lists already fetched). Default NoCheck.
    /// </summary>
    public X509RevocationMode Revocation { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>
    /// Whether there is TLS at all. Any setting that only makes sense with TLS switches it on, so that none is
    /// without effect.
    /// </summary>
    public bool IsOn() => (Certificate ?? Key ?? Password ?? Subject ?? Authority ?? PeerName) is not null;
}
