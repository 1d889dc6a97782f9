using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerCarts.Gateway.Tests.Tls;

/// <summary>A certificate authority of the test's own, which writes certificates to files.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly string _folder;
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File = Path.Combine(folder, $"{name}.pem");
        System.IO.File.WriteAllText(File, _certificate.ExportCertificatePem());
    }

    /// <summary>The authority's own certificate, in PEM.</summary>
    public string File { get; }

    /// <summary>A certificate for 127.0.0.1 and a DNS name, with its key in memory.</summary>
    /// <param name="dnsName">The name.</param>
    /// <param name="daysLeft">How long it is good; negative for one that has expired.</param>
    /// <param name="usages">Default: server and client authentication.</param>
    public X509Certificate2 Issue(string dnsName = "member.test", int daysLeft = 20, params string[] usages)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={dnsName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName(dnsName);
        request.CertificateExtensions.Add(names.Build());
        var oids = new OidCollection();
        foreach (var usage in usages is [] ? [ServerAuthentication, ClientAuthentication] : usages)
            oids.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, false));
        using var issued = request.Create(
            _certificate,
            DateTimeOffset.UtcNow.AddDays(-1).AddHours(1),
            DateTimeOffset.UtcNow.AddDays(daysLeft).AddHours(2),
            RandomNumberGenerator.GetBytes(12)
        );
        return issued.CopyWithPrivateKey(key);
    }

    /// <summary>Writes certificate and key into one PEM file, in place of one of that name, in one step.</summary>
    public string WritePem(X509Certificate2 certificate, string name)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(
            path + ".new",
            $"{certificate.ExportCertificatePem()}\n{certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n"
        );
        System.IO.File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public void Dispose() => _certificate.Dispose();
}
