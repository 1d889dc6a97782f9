using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Orleans.Connections.Security;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>
/// The files that section <c>Cluster:Tls</c> names, as bytes: as long as these are the same there is nothing to do.
/// </summary>
internal sealed class TlsFiles
{
    private const int Longest = 1 << 20;

    private readonly TlsSettings _settings;
    private readonly byte[]? _certificate;
    private readonly byte[]? _key;
    private readonly byte[]? _authority;
    private readonly X509Certificate2? _stored;

    private TlsFiles(TlsSettings settings)
    {
        _settings = settings;
        _certificate = Read(nameof(settings.Certificate), settings.Certificate);
        _key = Read(nameof(settings.Key), settings.Key);
        _authority = Read(nameof(settings.Authority), settings.Authority);
        _stored = settings.Subject is { } subject ? FindInStore(subject) : null;
    }

    /// <exception cref="TlsFault">A file cannot be read, or the store has no such certificate.</exception>
    public static TlsFiles Read(TlsSettings settings) => new(settings);

    public bool IsSameAs(TlsFiles other) =>
        Same(_certificate, other._certificate)
        && Same(_key, other._key)
        && Same(_authority, other._authority)
        && _stored?.Thumbprint == other._stored?.Thumbprint;

    /// <exception cref="TlsFault">What is in a file is not what it should be.</exception>
    public TlsIdentity Parse()
    {
        var (certificate, intermediates) = ParseCertificate();
        return new TlsIdentity(certificate, intermediates, _authority is { } bytes ? ParseAuthority(bytes) : null);
    }

    private (X509Certificate2? Certificate, X509Certificate2Collection Intermediates) ParseCertificate()
    {
        if (_certificate is null)
            return (_stored, []);
        try
        {
            return IsPem(_certificate) ? ParsePem(Encoding.ASCII.GetString(_certificate)) : ParsePfx(_certificate);
        }
        // ArgumentException: the key is of another certificate.
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new TlsFault(
                nameof(_settings.Certificate),
                $"is {_settings.Certificate}, which cannot be used as PEM or "
                    + $"PFX{(_settings.Key is { } key ? $" with key {key}" : "")}: {fault.Message}",
                fault
            );
        }
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Intermediates) ParsePem(string certificate)
    {
        var key = _key is { } bytes ? Encoding.ASCII.GetString(bytes) : certificate;
        using var leaf = _settings.Password is { } password
            ? X509Certificate2.CreateFromEncryptedPem(certificate, key, password)
            : X509Certificate2.CreateFromPem(certificate, key);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(certificate);
        // By way of PFX: a key that is in memory only cannot be used for TLS on Windows.
        return (X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pfx), null), [.. all.Skip(1)]);
    }

    private (X509Certificate2 Certificate, X509Certificate2Collection Intermediates) ParsePfx(byte[] bytes)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(bytes, _settings.Password);
        var own = all.FirstOrDefault(one => one.HasPrivateKey)
            ?? throw new CryptographicException("it has no certificate with a private key.");
        return (own, [.. all.Where(one => one != own)]);
    }

    private X509Certificate2Collection ParseAuthority(byte[] bytes)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(Encoding.ASCII.GetString(bytes));
        }
        catch (CryptographicException fault)
        {
            throw new TlsFault(
                nameof(_settings.Authority),
                $"is {_settings.Authority}, which cannot be used as PEM: {fault.Message}",
                fault
            );
        }

        return authorities.Count > 0
            ? authorities
            : throw new TlsFault(
                nameof(_settings.Authority),
                $"is {_settings.Authority}, which has no certificate in PEM."
            );
    }

    private static X509Certificate2 FindInStore(string subject)
    {
        var reasons = new List<string>();
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
            try
            {
                // Invalid ones count: whom an authority of our own has signed, the machine need not trust. Whether it
                // can be used is checked afterwards.
                return CertificateLoader.LoadFromStoreCert(
                    subject,
                    nameof(StoreName.My),
                    location,
                    allowInvalid: true,
                    server: true
                );
            }
            catch (Exception missing) when (missing is InvalidOperationException or CryptographicException)
            {
                reasons.Add($"{location}: {missing.Message}");
            }

        throw new TlsFault(
            nameof(TlsSettings.Subject),
            $"is {subject}; the certificate stores have none with a private key: {string.Join(' ', reasons)}"
        );
    }

    private static byte[]? Read(string setting, string? path)
    {
        if (path is null)
            return null;
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > Longest } file
                ? throw new TlsFault(setting, $"is {path}, which has {file.Length} bytes; at most {Longest} are read.")
                : File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TlsFault(setting, $"is {path}, which cannot be read: {fault.Message}", fault);
        }
    }

    private static bool IsPem(byte[] bytes) => bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static bool Same(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);
}
