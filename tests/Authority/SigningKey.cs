using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PartnerCarts.Authority;

/// <summary>
/// A key pair that signs tokens, made with the base class library alone: what the service checks tokens with has no
/// part in making them.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm _pair;

    private SigningKey(AsymmetricAlgorithm pair, string? id, string algorithm) =>
        (_pair, Id, Algorithm) = (pair, id, algorithm);

    /// <summary>The <c>kid</c>; null for a key without.</summary>
    public string? Id { get; }

    /// <summary>The <c>alg</c> that it signs with unless told otherwise.</summary>
    public string Algorithm { get; }

    public static SigningKey Rsa(string? id, int bits = 2048) => new(RSA.Create(bits), id, "RS256");

    public static SigningKey Elliptic(string? id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), id, "ES256");

    /// <summary>A key on the curve P-256, P-384 or P-521, for the algorithm that belongs to it.</summary>
    public static SigningKey Elliptic(string? id, int bits) =>
        bits switch
        {
            256 => Elliptic(id),
            384 => new(ECDsa.Create(ECCurve.NamedCurves.nistP384), id, "ES384"),
            521 => new(ECDsa.Create(ECCurve.NamedCurves.nistP521), id, "ES512"),
            _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, "No such curve."),
        };

    /// <summary>What the JSON Web Key says besides, such as <c>alg</c>, or instead of what it would say.</summary>
    public Dictionary<string, object> More { get; init; } = [];

    /// <summary>The public half, DER: what a confused verifier takes for the secret of an HMAC.</summary>
    public byte[] PublicDer => _pair.ExportSubjectPublicKeyInfo();

    /// <summary>The public half as PEM text.</summary>
    public string PublicPem => _pair.ExportSubjectPublicKeyInfoPem();

    /// <summary>The members of the public JSON Web Key.</summary>
    public Dictionary<string, object> Jwk()
    {
        var jwk = new Dictionary<string, object> { ["use"] = "sig" };
        if (Id is not null)
            jwk["kid"] = Id;
        if (_pair is RSA rsa)
        {
            var parameters = rsa.ExportParameters(false);
            (jwk["kty"], jwk["n"], jwk["e"]) = (
                "RSA",
                Base64Url.EncodeToString(parameters.Modulus),
                Base64Url.EncodeToString(parameters.Exponent)
            );
        }
        else
        {
            var point = ((ECDsa)_pair).ExportParameters(false).Q;
            (jwk["kty"], jwk["crv"]) = ("EC", $"P-{_pair.KeySize}");
            (jwk["x"], jwk["y"]) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        }

        foreach (var (name, value) in More)
            jwk[name] = value;
        return jwk;
    }

    /// <summary>A certificate of an RSA key, DER, as the members <c>x5c</c> have it.</summary>
    public byte[] Certificate(DateTimeOffset now)
    {
        var rsa = (RSA)_pair;
        var request = new CertificateRequest("CN=test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now, now.AddYears(1));
        return certificate.RawData;
    }

    /// <summary>Signs the text that stands before the signature of a token.</summary>
    public byte[] Sign(string text, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return _pair switch
        {
            RSA rsa => rsa.SignData(
                bytes,
                Hash(algorithm),
                algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1
            ),
            ECDsa elliptic => elliptic.SignData(bytes, Hash(algorithm)),
            _ => throw new InvalidOperationException("No such key."),
        };
    }

    public void Dispose() => _pair.Dispose();

    private static HashAlgorithmName Hash(string algorithm) =>
        algorithm[2..] switch
        {
            "384" => HashAlgorithmName.SHA384,
            "512" => HashAlgorithmName.SHA512,
            _ => HashAlgorithmName.SHA256,
        };
}
