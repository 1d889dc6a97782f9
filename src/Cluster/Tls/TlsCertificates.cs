using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>
/// The identity for the next handshake. The files are looked at each time: handshakes are rare, and a certificate that
/// was renewed counts from the next one on. Files that are faulty, or half replaced, leave the last good ones in use,
/// and are reported once.
/// </summary>
internal sealed partial class TlsCertificates(IOptions<TlsSettings> options, ILogger<TlsCertificates> logger)
{
    private readonly Lock _gate = new();
    private TlsFiles? _files;
    private TlsIdentity? _identity;
    private string? _reported;

    /// <summary>The newest good identity.</summary>
    /// <exception cref="TlsFault">There has been no good one yet.</exception>
    public TlsIdentity Current
    {
        get
        {
            lock (_gate)
            {
                try
                {
                    Look();
                }
                catch (TlsFault fault) when (_identity is not null)
                {
                    if (_reported != fault.Message)
                        Kept(_reported = fault.Message);
                }

                return _identity!;
            }
        }
    }

    private void Look()
    {
        var files = TlsFiles.Read(options.Value);
        if (_files is not null && files.IsSameAs(_files))
            return;
        _identity = TlsIdentityCheck.Checked(files.Parse(), options.Value);
        _files = files;
        _reported = null;
        if (_identity.Certificate is { } own)
            InUse(own.Subject, own.NotAfter.ToUniversalTime(), own.Thumbprint);
    }

    [LoggerMessage(
        410,
        LogLevel.Information,
        "TLS in the cluster: certificate {Subject} is in use, good until {NotAfter:u}, thumbprint {Thumbprint}"
    )]
    private partial void InUse(string subject, DateTime notAfter, string thumbprint);

    [LoggerMessage(
        411,
        LogLevel.Error,
        "TLS in the cluster: the changed files cannot be used, what was read before stays in use: {Reason}"
    )]
    private partial void Kept(string reason);
}
